// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * SPropProblem: why one property of a call that succeeded was not set, deleted or copied.
 *
 * @param index the property's position in the caller's array
 * @param tag the property
 * @param code the error
 */
public record PropProblem(int index, PropTag<?> tag, MapiCode code) {}
