// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The answer of an optional method that a provider leaves out. */
final class Unsupported {
    private Unsupported() {}

    static MapiException method(String name) {
        return new MapiException(MapiCode.MAPI_E_NO_SUPPORT, name + " is not supported by this object");
    }
}
