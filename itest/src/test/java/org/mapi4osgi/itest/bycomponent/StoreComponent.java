// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.bycomponent;

import java.util.function.UnaryOperator;
import org.mapi4osgi.itest.scripted.ScriptedStore;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MapiProviderComponent;
import org.mapi4osgi.spi.ProviderKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The provider as a component, there as long as the script is. */
@Component(service = MSProviderInit.class)
@MapiProviderComponent(type = ProviderKind.MS, dll = StoreComponent.DLL)
public final class StoreComponent extends ScriptedStore {
    /** Its dll name, and the symbolic name of its bundle. */
    public static final String DLL = "org.mapi4osgi.itest.bycomponent";

    private final UnaryOperator<String> script;

    /** Made by Declarative Services when a session first needs the provider. */
    @Activate
    public StoreComponent(@Reference(target = "(script=store)") UnaryOperator<String> script) {
        super(script);
        this.script = script;
        String unused = script.apply("activate");
    }

    @Deactivate
    void deactivate() {
        String unused = script.apply("deactivate");
    }
}
