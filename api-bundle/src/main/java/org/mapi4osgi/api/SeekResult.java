// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * What IMAPITable.seekRow did.
 *
 * @param rowsSought how many rows the position moved; negative toward the beginning
 * @param positionChanged MAPI_W_POSITION_CHANGED: the bookmark's row is gone, the position is near where it was
 */
public record SeekResult(int rowsSought, boolean positionChanged) {}
