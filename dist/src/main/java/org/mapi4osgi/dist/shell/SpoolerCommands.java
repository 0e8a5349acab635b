// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** The spooler and the transports. */
public final class SpoolerCommands {
    private final ShellSession session;

    SpoolerCommands(ShellSession session) {
        this.session = session;
    }

    /**
     * Sends and receives now.
     *
     * @param console the command's session
     * @param inbound whether only to receive
     * @param outbound whether only to send
     * @param transport the transport's name; none for all
     * @throws MapiException if the spooler does not run, or is busy
     * @throws UsageException if there is more than one name
     */
    @Usage(
            value = "flush [--in] [--out] [TRANSPORT]",
            examples = {"flush", "flush --in", "flush --out 'Internet Mail'"})
    @Descriptor("sends and receives now")
    public void flush(
            CommandSession console,
            @Descriptor("only receives") @Parameter(names = "--in", presentValue = "true", absentValue = "false")
                    boolean inbound,
            @Descriptor("only sends") @Parameter(names = "--out", presentValue = "true", absentValue = "false")
                    boolean outbound,
            @Descriptor("the transport; all if left out") String[] transport)
            throws MapiException, UsageException {
        if (transport.length > 1) {
            throw new UsageException("flush takes one transport; put quotes around a name with spaces");
        }
        Set<FlushFlag> flags = EnumSet.noneOf(FlushFlag.class);
        if (outbound || !inbound) {
            flags.add(FlushFlag.FLUSH_UPLOAD);
        }
        if (inbound || !outbound) {
            flags.add(FlushFlag.FLUSH_DOWNLOAD);
        }
        flush().run(console.getConsole(), transport.length == 0 ? null : transport[0], flags);
    }

    private Flush flush() throws MapiException {
        return new Flush(session.session(), session.store(), InstantSource.system(), System.err);
    }

    /**
     * Tells the state of the spooler and of the transports.
     *
     * @param console the command's session
     * @throws MapiException if there is no session
     */
    @Usage("spooler")
    @Descriptor("tells the state of the spooler, of the transports and of the outbox")
    public void spooler(CommandSession console) throws MapiException {
        PrintStream out = console.getConsole();
        SpoolerStatus status = new SpoolerStatus(session.session());
        Props spooler = status.spooler();
        String text = spooler.get(PR.PR_STATUS_STRING).orElse("");
        out.println("Spooler: " + StatusCommands.state(spooler) + (text.isEmpty() ? "" : ", " + text));
        out.println("Outbox: " + new Outbox(session.store()).waiting().size() + " waiting");
        List<String> types = session.session().enumAdrTypes();
        out.println("Address types: " + (types.isEmpty() ? "none" : String.join(", ", types)));
        TextTable table = new TextTable("TRANSPORT", "STATE", "OUT", "IN", "DLL", "TEXT");
        for (Props row : status.transports()) {
            table.row(
                    row.get(PR.PR_DISPLAY_NAME).orElse("?"),
                    StatusCommands.state(row),
                    SpoolerStatus.outbound(row),
                    SpoolerStatus.inbound(row),
                    row.get(PR.PR_PROVIDER_DLL_NAME).orElse(""),
                    row.get(PR.PR_STATUS_STRING).orElse(""));
        }
        if (table.isEmpty()) {
            out.println(
                    status.hasTransport()
                            ? "No transport is loaded yet."
                            : "The profile has no transport. " + status.howToAddTransport());
        } else {
            table.print(out);
        }
    }
}
