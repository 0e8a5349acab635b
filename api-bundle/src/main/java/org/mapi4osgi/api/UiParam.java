// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * ulUIParam: the parent window of dialogs, a number that the runtime hands through and never looks at.
 *
 * @param value the number
 */
public record UiParam(long value) {
    /** No window. */
    public static final UiParam NONE = new UiParam(0);
}
