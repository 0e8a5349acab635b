// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.IXPProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportLogonResult;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.TransportSubmitFlag;
import org.mapi4osgi.spi.XPProviderInit;
import org.mapi4osgi.tags.PR;

/** A transport that receives what it sends; recipients called nobody cannot be reached. */
final class LoopbackTransport implements XPProviderInit {
    static final String DLL = "org.mapi4osgi.itest.loopback";

    private final Queue<String> mail = new ConcurrentLinkedQueue<>();
    final Queue<String> calls = new ConcurrentLinkedQueue<>();

    @Override
    public ProviderInit<IXPProvider> init(InitRequest request) {
        return ProviderInit.of(logon -> {
            logon.support().addRef();
            return new TransportLogonResult(new Logon(logon.support()), Set.of());
        });
    }

    private final class Logon implements IXPLogon {
        private final IMAPISupport support;

        Logon(IMAPISupport support) {
            this.support = support;
        }

        @Override
        public AddressTypes addressTypes() {
            return new AddressTypes(List.of("LOOP"), List.of());
        }

        @Override
        public void transportNotify(Set<TransportNotifyFlag> flags, long messageReference) {
            calls.add("notify " + flags);
        }

        @Override
        public void transportLogoff() {
            calls.add("logoff");
            support.release();
        }

        @Override
        public SubmitResult submitMessage(IMessage message, MessageReference reference, Set<TransportSubmitFlag> flags)
                throws MapiException {
            reference.set(1);
            List<Props> taken = new ArrayList<>();
            List<Props> lost = new ArrayList<>();
            for (Props row : recipients(message)) {
                if (!row.get(PR.PR_RESPONSIBILITY).orElse(false)) {
                    taken.add(row.with(PR.PR_RESPONSIBILITY, true));
                    if (row.get(PR.PR_EMAIL_ADDRESS).orElse("").equals("nobody")) {
                        lost.add(row.with(PR.PR_NDR_REASON_CODE, 1)
                                .with(PR.PR_NDR_DIAG_CODE, 0)
                                .with(PR.PR_SUPPLEMENTARY_INFO, "there is nobody"));
                    } else {
                        mail.add(message.getProp(PR.PR_SUBJECT).orElse(""));
                    }
                }
            }
            if (!lost.isEmpty()) {
                support.statusRecips(message, lost);
            }
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_MODIFY, taken);
            message.saveChanges();
            support.spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_NEWMAIL);
            return SubmitResult.taken();
        }

        private List<Props> recipients(IMessage message) throws MapiException {
            try (IMAPITable table = message.getRecipientTable()) {
                table.setColumns(table.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS));
                List<Props> rows = new ArrayList<>();
                for (Props row : table.queryRows(100)) {
                    Props.Builder known = Props.builder();
                    for (PropValue<?> value : row) {
                        if (!value.isError()) {
                            known.put(value);
                        }
                    }
                    rows.add(known.build());
                }
                return rows;
            }
        }

        @Override
        public Set<EndMessageFlag> endMessage(long messageReference) {
            calls.add("end " + messageReference);
            return Set.of();
        }

        @Override
        public void startMessage(IMessage message, MessageReference reference) throws MapiException {
            String subject = mail.poll();
            if (subject != null) {
                message.setProp(PR.PR_SUBJECT, subject);
                message.saveChanges();
            }
        }

        @Override
        public IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "no test needs it");
        }
    }
}
