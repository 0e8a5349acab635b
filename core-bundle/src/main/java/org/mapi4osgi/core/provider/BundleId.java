// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

/**
 * A revision of a bundle, in values.
 *
 * @param id the bundle's number
 * @param symbolicName the bundle's symbolic name
 * @param version the revision's version
 */
public record BundleId(long id, String symbolicName, String version) {
    @Override
    public String toString() {
        return symbolicName + " " + version;
    }
}
