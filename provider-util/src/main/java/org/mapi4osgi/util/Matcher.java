// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;

/** One node of a compiled restriction. */
@FunctionalInterface
interface Matcher {
    boolean matches(Props row) throws MapiException;
}
