// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** The session's status table. */
public final class StatusCommands {
    private static final int STATUS_AVAILABLE = 1;
    private static final int STATUS_OFFLINE = 2;
    private static final int STATUS_FAILURE = 4;

    private final ShellSession session;

    StatusCommands(ShellSession session) {
        this.session = session;
    }

    /**
     * Lists the rows of the status table.
     *
     * @param console the command's session
     * @throws MapiException if there is no session
     */
    @Usage("status")
    @Descriptor("lists the status of the subsystem, the address book, the spooler and the providers")
    public void status(CommandSession console) throws MapiException {
        TextTable text = new TextTable("RESOURCE", "TYPE", "STATE", "DLL", "TEXT");
        try (IMAPITable table = session.session().getStatusTable()) {
            table.setColumns(
                    PR.PR_DISPLAY_NAME,
                    PR.PR_RESOURCE_TYPE,
                    PR.PR_STATUS_CODE,
                    PR.PR_PROVIDER_DLL_NAME,
                    PR.PR_STATUS_STRING);
            for (Props row : table.queryRows(Math.max(1, table.getRowCount()))) {
                text.row(
                        row.get(PR.PR_DISPLAY_NAME).orElse("?"),
                        row.get(PR.PR_RESOURCE_TYPE).map(StatusCommands::type).orElse("?"),
                        state(row),
                        row.get(PR.PR_PROVIDER_DLL_NAME).orElse(""),
                        row.get(PR.PR_STATUS_STRING).orElse(""));
            }
        }
        text.print(console.getConsole());
    }

    private static String type(int resourceType) {
        return switch (resourceType) {
            case 33 -> "message store";
            case 34 -> "address book";
            case 35 -> "address book provider";
            case 36 -> "transport";
            case 37 -> "spooler";
            case 39 -> "subsystem";
            default -> Integer.toString(resourceType);
        };
    }

    /** PR_STATUS_CODE in words. */
    static String state(Props row) {
        return row.get(PR.PR_STATUS_CODE).map(StatusCommands::state).orElse("?");
    }

    private static String state(int code) {
        if ((code & STATUS_FAILURE) != 0) {
            return "failure";
        }
        if ((code & STATUS_OFFLINE) != 0) {
            return "offline";
        }
        return (code & STATUS_AVAILABLE) != 0 ? "available" : "0x%X".formatted(code);
    }
}
