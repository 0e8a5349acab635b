// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.tags.PR;

/** Attributes of the time before MAPI as MAPI properties: MS-OXTNEF 2.1.3.3. Those without a property are left out. */
final class LegacyAttributes {
    private static final int ATTACH_BY_VALUE = 1;
    private static final int ATTACH_OLE = 6;

    private static final Map<Integer, PropTag<?>> PROPERTIES = Map.ofEntries(
            Map.entry(0x00018004, PR.PR_SUBJECT),
            Map.entry(0x00038005, PR.PR_CLIENT_SUBMIT_TIME),
            Map.entry(0x00038006, PR.PR_MESSAGE_DELIVERY_TIME),
            Map.entry(0x00078008, PR.PR_MESSAGE_CLASS),
            Map.entry(0x00018009, PR.PR_SEARCH_KEY),
            Map.entry(0x0001800A, PR.PR_PARENT_KEY),
            Map.entry(0x0001800B, PropTag.of(0x000B, PropType.PT_BINARY)), // PR_CONVERSATION_KEY
            Map.entry(0x0002800C, PR.PR_BODY),
            Map.entry(0x0004800D, PR.PR_IMPORTANCE),
            Map.entry(0x0006800F, PR.PR_ATTACH_DATA_BIN),
            Map.entry(0x00018010, PR.PR_ATTACH_FILENAME),
            Map.entry(0x00068011, PR.PR_ATTACH_RENDERING),
            Map.entry(0x00038012, PR.PR_CREATION_TIME),
            Map.entry(0x00038013, PR.PR_LAST_MODIFICATION_TIME),
            Map.entry(0x00038020, PR.PR_LAST_MODIFICATION_TIME),
            Map.entry(0x00069001, PR.PR_ATTACH_TRANSPORT_NAME),
            Map.entry(0x00069002, PR.PR_RENDERING_POSITION),
            Map.entry(0x00030006, PropTag.of(0x0060, PropType.PT_SYSTIME)), // PR_START_DATE
            Map.entry(0x00030007, PropTag.of(0x0061, PropType.PT_SYSTIME)), // PR_END_DATE
            Map.entry(0x00050008, PropTag.of(0x0062, PropType.PT_LONG)), // PR_OWNER_APPT_ID
            Map.entry(0x00040009, PropTag.of(0x0063, PropType.PT_BOOLEAN)), // PR_RESPONSE_REQUESTED
            Map.entry(0x00070600, PR.PR_ORIG_MESSAGE_CLASS));

    private static final int ATT_FROM = 0x00008000;
    private static final int ATT_SENT_FOR = 0x00060001;

    private static final Map<String, String> CLASSES = Map.of(
            "IPM.Microsoft Mail.Note", "IPM.Note",
            "IPM.Microsoft Mail.Read Receipt", "Report.IPM.Note.IPNRN",
            "IPM.Microsoft Mail.Non-Delivery", "Report.IPM.Note.NDR",
            "IPM.Microsoft Schedule.MtgReq", "IPM.Schedule.Meeting.Request",
            "IPM.Microsoft Schedule.MtgRespP", "IPM.Schedule.Meeting.Resp.Pos",
            "IPM.Microsoft Schedule.MtgRespN", "IPM.Schedule.Meeting.Resp.Neg",
            "IPM.Microsoft Schedule.MtgRespA", "IPM.Schedule.Meeting.Resp.Tent",
            "IPM.Microsoft Schedule.MtgCncl", "IPM.Schedule.Meeting.Canceled");

    /** Longer texts than these attributes ever had. */
    private static final int LONGEST = 1024;

    private final TnefInput data;
    private final Charset ansi;
    private final Taker taker;

    private LegacyAttributes(TnefInput data, Charset ansi, Taker taker) {
        this.data = data;
        this.ansi = ansi;
        this.taker = taker;
    }

    /** Takes the properties that an attribute stands for. */
    interface Taker {
        void take(TnefProperty property) throws IOException, MapiException;
    }

    static void read(int attribute, TnefInput data, Charset ansi, Taker taker) throws IOException, MapiException {
        new LegacyAttributes(data, ansi, taker).read(attribute);
    }

    private void read(int attribute) throws IOException, MapiException {
        @Nullable PropTag<?> tag = PROPERTIES.get(attribute);
        if (attribute == ATT_FROM) {
            from();
        } else if (attribute == ATT_SENT_FOR) {
            sentFor();
        } else if (tag != null) {
            property(tag);
        }
    }

    private void property(PropTag<?> tag) throws IOException, MapiException {
        if (tag.equals(PR.PR_BODY) || tag.equals(PR.PR_ATTACH_DATA_BIN) || tag.equals(PR.PR_ATTACH_RENDERING)) {
            taker.take(TnefProperty.legacy(tag, data, ansi));
        } else if (tag.equals(PR.PR_MESSAGE_CLASS)) {
            String name = text();
            put(tag, CLASSES.getOrDefault(name, name));
        } else if (tag.equals(PR.PR_IMPORTANCE)) {
            put(tag, Math.max(0, Math.min(2, 3 - data.u16()))); // 1 is high, 3 is low
        } else if (tag.equals(PR.PR_RENDERING_POSITION)) {
            put(PR.PR_ATTACH_METHOD, data.u16() == 2 ? ATTACH_OLE : ATTACH_BY_VALUE);
            put(tag, data.i32());
        } else {
            put(tag, value(tag.type()));
        }
    }

    private @Nullable Object value(PropType type) throws IOException {
        return switch (type) {
            case PT_SYSTIME -> date();
            case PT_LONG -> data.i32();
            case PT_BOOLEAN -> data.u16() != 0;
            case PT_BINARY -> key();
            default -> text();
        };
    }

    private void put(PropTag<?> tag, @Nullable Object value) throws IOException, MapiException {
        if (value != null) {
            taker.take(TnefProperty.legacy(tag, value));
        }
    }

    private String text() throws IOException {
        return text((int) Math.min(LONGEST, data.left()));
    }

    private String text(int size) throws IOException {
        String text = new String(data.bytes(size), ansi);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** A key that is written in hexadecimal; null if it is not. */
    private @Nullable Binary key() throws IOException {
        try {
            return Binary.of(HexFormat.of().parseHex(text()));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A date without a zone, taken for UTC; null if it is none. What Outlook writes beside it as a MAPI property is exact. */
    private @Nullable Object date() throws IOException {
        try {
            return LocalDateTime.of(data.u16(), data.u16(), data.u16(), data.u16(), data.u16(), data.u16())
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A structure of name and address, each with its size before it: MS-OXTNEF 2.1.3.3.1. */
    private void from() throws IOException, MapiException {
        data.u16(); // the kind: a one-off address
        data.u16(); // the size of all
        int nameSize = data.u16();
        int addressSize = data.u16();
        String name = text(nameSize);
        String address = text(addressSize);
        person(PR.PR_SENDER_NAME, PR.PR_SENDER_ADDRTYPE, PR.PR_SENDER_EMAIL_ADDRESS, name, address);
    }

    private void sentFor() throws IOException, MapiException {
        String name = text(data.u16());
        String address = text(data.u16());
        person(
                PR.PR_SENT_REPRESENTING_NAME,
                PR.PR_SENT_REPRESENTING_ADDRTYPE,
                PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS,
                name,
                address);
    }

    private void person(
            PropTag<String> nameTag, PropTag<String> typeTag, PropTag<String> addressTag, String name, String address)
            throws IOException, MapiException {
        int colon = address.indexOf(':');
        put(nameTag, name);
        put(typeTag, colon < 0 ? "SMTP" : address.substring(0, colon));
        put(addressTag, address.substring(colon + 1));
    }
}
