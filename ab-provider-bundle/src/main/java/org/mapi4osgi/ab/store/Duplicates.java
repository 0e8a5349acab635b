// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

/** Which entries of a container a new one may not repeat. */
public enum Duplicates {
    /** None. */
    ALLOWED,
    /** Those of the same name: CREATE_CHECK_DUP_LOOSE. */
    BY_NAME,
    /** Those of the same name and address: CREATE_CHECK_DUP_STRICT. */
    BY_NAME_AND_ADDRESS
}
