// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

/** The names of the capability, the service properties and the files by which the runtime finds providers. */
public final class MapiProviderConstants {
    /** The capability namespace {@code mapi.provider} that a provider bundle provides. */
    public static final String NAMESPACE = "mapi.provider";

    /** The capability attribute with the kind of provider: AB, MS or XP. */
    public static final String TYPE_ATTRIBUTE = "type";

    /** The capability attribute with the dll name. */
    public static final String DLL_ATTRIBUTE = "dll";

    /** The capability attribute with the SPI version. */
    public static final String SPI_ATTRIBUTE = "spi";

    /** The service property with the dll name (PR_PROVIDER_DLL_NAME); String; defaults to the symbolic name. */
    public static final String DLL_PROPERTY = "mapi.provider.dll";

    /** The service property of a MsgServiceEntry with PR_SERVICE_DLL_NAME; String; defaults to the symbolic name. */
    public static final String SERVICE_DLL_PROPERTY = "mapi.service.dll";

    /** The service property of a MsgServiceEntry with PR_SERVICE_ENTRY_NAME; String; defaults to ServiceEntry. */
    public static final String SERVICE_ENTRY_PROPERTY = "mapi.service.entry";

    /** The file in a provider bundle that describes its message services. */
    public static final String MAPISVC_INF = "OSGI-INF/mapisvc.inf";

    private MapiProviderConstants() {}
}
