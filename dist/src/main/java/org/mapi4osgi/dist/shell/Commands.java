// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderMonitor;

/** The command objects and the names of their functions. */
final class Commands {
    private Commands() {}

    static Map<Object, List<String>> groups(ShellSession session, Supplier<@Nullable ProviderMonitor> monitor) {
        Map<Object, List<String>> groups = new LinkedHashMap<>();
        groups.put(new ProfileCommands(session), List.of("profiles", "logon", "logoff"));
        groups.put(new StoreCommands(session), List.of("stores", "folders", "ls", "cat"));
        groups.put(new StatusCommands(session), List.of("status"));
        groups.put(new ProviderCommands(monitor), List.of("providers"));
        groups.put(new ContactCommands(session), List.of("resolve"));
        groups.put(new TransferCommands(session), List.of("import"));
        return groups;
    }
}
