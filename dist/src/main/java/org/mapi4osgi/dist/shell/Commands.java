// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderMonitor;

/**
 * Objects whose methods are commands of the scope mapi.
 *
 * @param functions the names of the commands
 * @param object has the methods
 */
record Commands(List<String> functions, Object object) {
    static final String SCOPE = "mapi";

    /** All commands but help, in the order in which help lists them. */
    static List<Commands> all(
            ShellSession session,
            Supplier<@Nullable ProviderMonitor> monitor,
            Supplier<List<ServiceHelp.Entries>> bundles,
            BooleanSupplier dialogs) {
        StoreCommands stores = new StoreCommands(session);
        return List.of(
                of(
                        new ProfileCommands(session, new ServiceSetup(bundles, SecretSource.ofProcess(), dialogs)),
                        "profiles",
                        "logon",
                        "logoff"),
                of(stores, "stores", "folders", "ls", "cat"),
                of(new TransferCommands(session), "import"),
                of(new ExportCommands(session, stores), "export"),
                of(new ContactCommands(session), "resolve", "contact"),
                of(new SendCommands(session), "send"),
                of(new OutboxCommands(session, InstantSource.system()), "outbox"),
                of(new SpoolerCommands(session), "flush", "spooler"),
                of(new ProviderCommands(monitor), "providers"),
                of(new StatusCommands(session), "status"));
    }

    static List<CommandHelp> help(List<Commands> all) {
        return all.stream()
                .flatMap(group -> CommandHelp.of(group.object(), group.functions()).stream())
                .toList();
    }

    static Commands of(Object object, String... functions) {
        return new Commands(List.of(functions), object);
    }
}
