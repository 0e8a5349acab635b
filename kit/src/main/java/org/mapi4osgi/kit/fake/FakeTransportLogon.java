// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.kit.fake.TransportScript.Call;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.TransportSubmitFlag;
import org.mapi4osgi.tags.PR;

/** The logon object of a scripted transport. It notes each call, then does what the {@link TransportScript} says. */
public final class FakeTransportLogon implements IXPLogon {
    private static final int MAPI_P1 = 0x10000000;

    private final FakeTransportProvider provider;
    private final TransportScript script;
    private final CallLog log;
    private final String name;
    private final IMAPISupport support;
    private final boolean counted;
    private final AtomicLong references = new AtomicLong(100);

    FakeTransportLogon(FakeTransportProvider provider, String name, IMAPISupport support, boolean counted) {
        this.provider = provider;
        this.script = provider.script();
        this.log = provider.log();
        this.name = name;
        this.support = support;
        this.counted = counted;
    }

    /** The support object that the provider was given. */
    public IMAPISupport support() {
        return support;
    }

    /** Notes a line as the logon's. */
    public void note(String line) {
        log.add(name + " " + line);
    }

    @Override
    public AddressTypes addressTypes() throws MapiException {
        note("addressTypes");
        script.run(Call.ADDRESS_TYPES, this);
        return provider.addressTypes();
    }

    @Override
    public List<OptionData> registerOptions() {
        return provider.options();
    }

    @Override
    public void transportNotify(Set<TransportNotifyFlag> flags, long messageReference) throws MapiException {
        Set<TransportNotifyFlag> sorted = EnumSet.noneOf(TransportNotifyFlag.class);
        sorted.addAll(flags);
        note("transportNotify " + sorted + (messageReference == 0 ? "" : " " + messageReference));
        script.run(Call.NOTIFY, this);
    }

    @Override
    public void idle() throws MapiException {
        note("idle");
        script.run(Call.IDLE, this);
    }

    @Override
    public boolean poll() throws MapiException {
        note("poll");
        script.run(Call.POLL, this);
        return script.hasStart();
    }

    @Override
    public void transportLogoff() throws MapiException {
        note("logoff");
        try {
            script.run(Call.LOGOFF, this);
        } finally {
            if (counted) {
                support.release();
            }
        }
    }

    @Override
    public void close() {
        note("logon released");
    }

    @Override
    public SubmitResult submitMessage(IMessage message, MessageReference reference, Set<TransportSubmitFlag> flags)
            throws MapiException {
        reference.set(references.incrementAndGet());
        note("submitMessage " + message.getProp(PR.PR_SUBJECT).orElse("") + (flags.isEmpty() ? "" : " " + flags));
        return script.takeSubmit().submit(this, message, reference, flags);
    }

    /** Takes responsibility for each recipient of this transport that nobody has taken, and saves the message. */
    public SubmitResult takeAll(IMessage message, MessageReference reference, Set<TransportSubmitFlag> flags)
            throws MapiException {
        List<Props> taken = new ArrayList<>();
        for (Props row : recipients(message)) {
            if (isMine(row)) {
                taken.add(row.with(PR.PR_RESPONSIBILITY, true));
                note("sent to " + row.get(PR.PR_EMAIL_ADDRESS).orElse(""));
            }
        }
        if (!taken.isEmpty()) {
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_MODIFY, taken);
            message.saveChanges();
        }
        return SubmitResult.taken();
    }

    private boolean isMine(Props row) {
        if (row.get(PR.PR_RESPONSIBILITY).orElse(false)
                || (row.get(PR.PR_RECIPIENT_TYPE).orElse(0) & MAPI_P1) != 0) {
            return false;
        }
        AddressTypes types = provider.addressTypes();
        Optional<MapiUid> uid =
                row.entryId(PR.PR_ENTRYID).filter(EntryId::isRoutable).map(id -> MapiUid.of(id.uidHigh(), id.uidLow()));
        List<String> byType = types.types();
        return uid.isPresent() && types.uids().contains(uid.get())
                || byType == null
                || byType.contains(row.get(PR.PR_ADDRTYPE).orElse(""));
    }

    /** A message's recipients, with all that is known of them. */
    public static List<Props> recipients(IMessage message) throws MapiException {
        try (IMAPITable table = message.getRecipientTable()) {
            table.setColumns(table.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS));
            return table.queryRows(1000).stream().map(FakeTransportLogon::known).toList();
        }
    }

    private static Props known(Props row) {
        Props.Builder known = Props.builder();
        for (PropValue<?> value : row) {
            if (!value.isError()) {
                known.put(value);
            }
        }
        return known.build();
    }

    @Override
    public Set<EndMessageFlag> endMessage(long messageReference) throws MapiException {
        note("endMessage " + messageReference);
        return script.takeEnd().end(this, messageReference);
    }

    @Override
    public void startMessage(IMessage message, MessageReference reference) throws MapiException {
        reference.set(references.incrementAndGet());
        note("startMessage");
        TransportScript.Start step = script.takeStart();
        if (step != null) {
            step.start(this, message, reference);
        }
    }

    @Override
    public IMAPIStatus openStatusEntry(OpenEntryFlag... flags) {
        note("openStatusEntry");
        return new FakeStatus(Props.of(PR.PR_DISPLAY_NAME, name), line -> note("status " + line));
    }

    @Override
    public void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {
        note("validateState " + Arrays.toString(flags));
        script.run(Call.VALIDATE, this);
    }

    @Override
    public void flushQueues(UiParam uiParam, FlushFlag... flags) throws MapiException {
        note("flushQueues " + Arrays.toString(flags));
        script.run(Call.FLUSH, this);
    }
}
