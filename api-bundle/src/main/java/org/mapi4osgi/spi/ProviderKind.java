// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

/** The kinds of providers. */
public enum ProviderKind {
    /** An address book provider, entered by ABProviderInit. */
    AB,
    /** A message store provider, entered by MSProviderInit. */
    MS,
    /** A transport provider, entered by XPProviderInit. */
    XP
}
