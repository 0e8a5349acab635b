// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

/** MSG_SERVICE_*: why a message service's entry function is called. */
public enum ServiceContext {
    /** The service was installed. */
    MSG_SERVICE_INSTALL(1),
    /** The service is being added to a profile. */
    MSG_SERVICE_CREATE(2),
    /** The service is to be configured. */
    MSG_SERVICE_CONFIGURE(3),
    /** The service is being removed from a profile. */
    MSG_SERVICE_DELETE(4),
    /** The service is being uninstalled. */
    MSG_SERVICE_UNINSTALL(5),
    /** A provider is being added to the service. */
    MSG_SERVICE_PROVIDER_CREATE(6),
    /** A provider is being removed from the service. */
    MSG_SERVICE_PROVIDER_DELETE(7);

    private final int value;

    ServiceContext(int value) {
        this.value = value;
    }

    /**
     * The value in MAPI's headers.
     *
     * @return the value
     */
    public int value() {
        return value;
    }
}
