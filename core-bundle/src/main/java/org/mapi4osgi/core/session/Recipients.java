// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIContainer;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OneOffAddress;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.tags.PR;

/** What a message's recipients need before it can be sent: PrepareSubmit and ExpandRecips. */
final class Recipients {
    private static final int MSGFLAG_RESEND = 0x80;
    private static final int MAPI_P1 = 0x10000000;
    private static final int MAPI_SUBMITTED = 0x80000000;
    private static final String PERSONAL_LIST = "MAPIPDL";
    private static final int BATCH = 100;
    private static final List<PropTag<?>> MEMBER = List.of(
            PR.PR_ENTRYID,
            PR.PR_DISPLAY_NAME,
            PR.PR_ADDRTYPE,
            PR.PR_EMAIL_ADDRESS,
            PR.PR_SEARCH_KEY,
            PR.PR_OBJECT_TYPE,
            PR.PR_DISPLAY_TYPE,
            PR.PR_SEND_RICH_INFO);

    private Recipients() {}

    /** PrepareSubmit: who got a resent message already does not get it again (OUT-10, OUT-11). */
    static void prepareResend(IMessage message) throws MapiException {
        if ((message.getProp(PR.PR_MESSAGE_FLAGS).orElse(0) & MSGFLAG_RESEND) == 0) {
            return;
        }
        List<Props> changed = new ArrayList<>();
        for (Props row : rows(message.getRecipientTable())) {
            int type = row.get(PR.PR_RECIPIENT_TYPE).orElse(0);
            boolean again = (type & MAPI_SUBMITTED) != 0;
            changed.add(values(row)
                    .with(PR.PR_RECIPIENT_TYPE, again ? type & ~MAPI_SUBMITTED : type | MAPI_P1)
                    .with(PR.PR_RESPONSIBILITY, !again));
        }
        if (!changed.isEmpty()) {
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_MODIFY, changed);
        }
    }

    /**
     * ExpandRecips: personal distribution lists become their members, addresses get one-off entry IDs, and nobody is
     * written to twice. What a transport says is its own stays as it is.
     */
    static Set<ExpandRecipsFlag> expand(IAddrBook book, IMessage message, RecipientRoutes routes) throws MapiException {
        List<Props> before = rows(message.getRecipientTable());
        List<Props> after = new ArrayList<>();
        Set<Binary> lists = new HashSet<>();
        for (Props row : before) {
            expand(book, routes, values(row), after, lists);
        }
        List<Props> unique = withoutDuplicates(after);
        if (!unique.equals(before.stream().map(Recipients::values).toList())) {
            List<Props> fresh = unique.stream()
                    .map(row -> row.toBuilder().remove(PR.PR_ROWID).build())
                    .toList();
            message.modifyRecipients(null, fresh);
        }
        return needs(unique, routes);
    }

    private static Set<ExpandRecipsFlag> needs(List<Props> recipients, RecipientRoutes routes) {
        Set<ExpandRecipsFlag> needs = EnumSet.noneOf(ExpandRecipsFlag.class);
        for (Props row : recipients) {
            if (!row.get(PR.PR_RESPONSIBILITY).orElse(false)) {
                needs.add(ExpandRecipsFlag.NEEDS_SPOOLER);
                if (routes.needsPreprocessing(row)) {
                    needs.add(ExpandRecipsFlag.NEEDS_PREPROCESSING);
                }
            }
        }
        return needs;
    }

    private static void expand(
            IAddrBook book, RecipientRoutes routes, Props recipient, List<Props> to, Set<Binary> lists)
            throws MapiException {
        Optional<EntryId> id = recipient.entryId(PR.PR_ENTRYID);
        if (id.isEmpty() || !isPersonalList(recipient) || routes.isClaimed(id.get())) {
            to.add(id.isEmpty() ? withOneOff(recipient) : recipient);
            return;
        }
        if (!lists.add(id.get().toBinary())) {
            return;
        }
        int type = recipient.get(PR.PR_RECIPIENT_TYPE).orElse(1);
        try (IMAPIContainer list = book.openEntry(id.get()).queryInterface(IMAPIContainer.IID);
                IMAPITable members = list.getContentsTable()) {
            members.setColumns(MEMBER);
            for (Props member : all(members)) {
                expand(book, routes, values(member).with(PR.PR_RECIPIENT_TYPE, type), to, lists);
            }
        }
    }

    private static boolean isPersonalList(Props recipient) {
        return recipient.get(PR.PR_ADDRTYPE).orElse("").toUpperCase(Locale.ROOT).equals(PERSONAL_LIST);
    }

    private static Props withOneOff(Props recipient) {
        Optional<String> name = recipient.get(PR.PR_DISPLAY_NAME);
        Optional<String> type = recipient.get(PR.PR_ADDRTYPE);
        Optional<String> address = recipient.get(PR.PR_EMAIL_ADDRESS);
        Optional<OneOffAddress> known = type.isPresent() && address.isPresent()
                ? Optional.of(new OneOffAddress(name.orElse(""), type.get(), address.get()))
                : name.flatMap(OneOffAddress::parse);
        if (known.isEmpty()) {
            return recipient;
        }
        OneOffEntryId id = known.get().toEntryId();
        return recipient
                .with(PR.PR_ENTRYID, id.toEntryId().toBinary())
                .with(PR.PR_DISPLAY_NAME, name.orElse(id.displayName()))
                .with(PR.PR_ADDRTYPE, id.addressType())
                .with(PR.PR_EMAIL_ADDRESS, id.address())
                .with(PR.PR_SEARCH_KEY, id.searchKey());
    }

    private static List<Props> withoutDuplicates(List<Props> recipients) {
        Set<Object> seen = new HashSet<>();
        List<Props> unique = new ArrayList<>();
        for (Props recipient : recipients) {
            if (seen.add(address(recipient))) {
                unique.add(recipient);
            }
        }
        return unique;
    }

    private static Object address(Props recipient) {
        Optional<Binary> key = recipient.get(PR.PR_SEARCH_KEY).or(() -> recipient.get(PR.PR_ENTRYID));
        return key.isPresent() ? key.get() : recipient;
    }

    private static Props values(Props row) {
        Props.Builder values = Props.builder();
        for (PropValue<?> value : row) {
            if (!value.isError()) {
                values.put(value);
            }
        }
        return values.build();
    }

    private static List<Props> rows(IMAPITable table) throws MapiException {
        try (table) {
            table.setColumns(table.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS));
            return all(table);
        }
    }

    private static List<Props> all(IMAPITable table) throws MapiException {
        List<Props> all = new ArrayList<>();
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        for (List<Props> rows = table.queryRows(BATCH); !rows.isEmpty(); rows = table.queryRows(BATCH)) {
            all.addAll(rows);
        }
        return all;
    }
}
