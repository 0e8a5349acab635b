// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import org.mapi4osgi.api.MapiUid;

/**
 * A transport of a profile.
 *
 * @param section its section of the profile
 * @param displayName its name for people
 * @param dllName its dll name
 */
public record Transport(MapiUid section, String displayName, String dllName) {}
