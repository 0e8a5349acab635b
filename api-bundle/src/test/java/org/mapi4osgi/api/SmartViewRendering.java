// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows our values in the lines that MFCMAPI has for them. */
final class SmartViewRendering {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("hh:mm:ss.SSS a M/d/yyyy", Locale.US).withZone(ZoneOffset.UTC);

    private final List<String> lines = new ArrayList<>();

    private SmartViewRendering() {}

    static List<String> of(EntryId id) throws MapiException {
        SmartViewRendering rendering = new SmartViewRendering();
        rendering.entryId(id);
        return rendering.lines;
    }

    static List<String> of(Props props) throws MapiException {
        SmartViewRendering rendering = new SmartViewRendering();
        rendering.properties(props);
        return rendering.lines;
    }

    static List<String> of(Restriction restriction) throws MapiException {
        SmartViewRendering rendering = new SmartViewRendering();
        rendering.line("Restriction");
        rendering.restriction(restriction);
        return rendering.lines;
    }

    private void line(String format, Object... values) {
        lines.add((values.length == 0 ? format : format.formatted(values)).stripTrailing());
    }

    static String guid(MapiUid uid) {
        ByteReader in = ByteReader.of(uid.toBinary(), "");
        try {
            return "{%08X-%04X-%04X-%04X-%012X}"
                    .formatted(in.i32(), in.u16(), in.u16(), uid.low() >>> 48, uid.low() & 0xFFFF_FFFF_FFFFL);
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    private static String bytes(Binary bytes) {
        return "cb: " + bytes.size() + " lpb: " + bytes;
    }

    private void entryId(EntryId id) throws MapiException {
        line("Entry ID");
        ByteReader in = ByteReader.of(id, "");
        int flags = in.i32();
        if ((flags & 0xFF) != 0) {
            line("abFlags[0] = 0x%02X", flags & 0xFF);
            line("abFlags[1..3] = 0x%06X", flags >>> 8);
        } else {
            line("abFlags = 0x%08X", flags);
        }
        line("Provider GUID = %s", guid(id.uid().orElseThrow()));
        EntryIdStructure structure = EntryIdStructure.parse(id);
        if (structure instanceof StoreEntryId store) {
            line("MAPI Message Store Entry ID");
            line("Version = 0x00");
            line("Flag = 0x00");
            line("DLLFileName = %s", store.dllName());
            exchangeStore((ExchangeStoreEntryId) EntryIdStructure.parse(store.privateId()), store.privateId());
        } else if (structure instanceof OneOffEntryId oneOff) {
            line("MAPI One Off Recipient Entry ID");
            line("dwBitmask: 0x%08X", oneOff.flags() << 16);
            line("szDisplayName = %s", oneOff.displayName());
            line("szAddressType = %s", oneOff.addressType());
            line("szEmailAddress = %s", oneOff.address());
        } else {
            exchange(structure);
        }
    }

    private void exchangeStore(ExchangeStoreEntryId store, EntryId id) {
        line("Wrapped Flags = 0x00000000");
        line("WrappedProviderUID = %s", guid(id.uid().orElseThrow()));
        line("WrappedType = 0x%08X", store.storeType());
        line("ServerShortname = %s", store.server());
        if (store.mailboxDn() != null) {
            line("MailboxDN = %s", store.mailboxDn());
        }
        if (store.location() instanceof ExchangeStoreEntryId.V2 v2) {
            line("MAPI Message Store Entry ID V2");
            line("Magic = 0xF32135D8");
            line("Size = 0x%08X", v2.size());
            line("Version = 0x00000001");
            line("OffsetDN = 0x%08X", v2.dnOffset());
            line("OffsetFQDN = 0x%08X", v2.fqdnOffset());
            Optional.ofNullable(v2.serverDn()).ifPresent(dn -> line("DN = %s", dn));
            Optional.ofNullable(v2.serverFqdn()).ifPresent(fqdn -> line("FQDN = %s", fqdn));
            if (store.rest().size() > 0) {
                line("Reserved Bytes");
                line(bytes(store.rest()));
            }
        }
    }

    private void exchange(EntryIdStructure structure) throws MapiException {
        if (structure instanceof EntryIdStructure.Folder folder) {
            line("Exchange Folder Entry ID");
            line("Folder Type = 0x%04X", folder.folderType());
            line("Database GUID = %s", guid(folder.databaseGuid()));
            counter("GlobalCounter", folder.globalCounter(), "Pad", folder.pad());
        } else if (structure instanceof EntryIdStructure.Message message) {
            line("Exchange Message Entry ID");
            line("Message Type = 0x%04X", message.messageType());
            line("Folder Database GUID = %s", guid(message.folderDatabaseGuid()));
            counter("Folder GlobalCounter", message.folderGlobalCounter(), "Pad1", message.folderPad());
            line("Message Database GUID = %s", guid(message.messageDatabaseGuid()));
            counter("Message GlobalCounter", message.messageGlobalCounter(), "Pad2", message.messagePad());
        } else if (structure instanceof EntryIdStructure.AddressBook entry) {
            line("Exchange Address Entry ID");
            line("Version = 0x00000001");
            line("Type = 0x%08X", entry.displayType());
            line("X500DN = %s", entry.x500Dn());
            unparsed(entry.rest());
        } else if (structure instanceof EntryIdStructure.EphemeralAddressBook entry) {
            line("Ephemeral Entry ID");
            line("Version = 0x00000001");
            line("Type = 0x%08X", entry.displayType());
            // MFCMAPI does not know the number that MS-NSPI puts last.
            unparsed(Binary.ofHex("%08X".formatted(Integer.reverseBytes(entry.minimalEntryId()))));
        } else if (structure instanceof EntryIdStructure.Contact contact) {
            line("Contact Address Book / PDL Entry ID");
            line("Version = 0x00000003");
            line("Type = 0x%08X", contact.objectType());
            line("Index = 0x%08X", contact.index());
            line("EntryIDCount = 0x%08X", contact.contact().size());
            entryId(contact.contact());
            unparsed(contact.rest());
        } else if (structure instanceof EntryIdStructure.ContactContainer container) {
            line("Contact Address Book / PDL Entry ID");
            line("Version = 0x00000003");
            line("Type = 0x00000003");
            line("muidID = %s", guid(container.muid()));
            entryId(container.folder());
        } else if (structure instanceof EntryIdStructure.Wrapped wrapped) {
            line("Wrapped Entry ID");
            line("Wrapped Entry Type = 0x%02X", wrapped.type());
            entryId(wrapped.entryId());
        } else {
            unparsed(structure.toEntryId().locator());
        }
    }

    private void counter(String name, long counter, String padName, int pad) {
        line(name);
        line("cb: 6 lpb: %012X", counter);
        line(padName);
        line("cb: 2 lpb: %04X", Short.toUnsignedInt(Short.reverseBytes((short) pad)));
    }

    private void unparsed(Binary rest) {
        if (rest.size() > 0) {
            line("Unparsed data size = 0x%08X", rest.size());
            line(bytes(rest));
        }
    }

    private void properties(Props props) throws MapiException {
        for (int i = 0; i < props.size(); i++) {
            line("Property[%d]", i);
            property(props.tag(i), props.value(i));
        }
    }

    private void property(PropTag<?> tag, @Nullable Object value) throws MapiException {
        line("PropTag = %s", tag);
        if (value instanceof Integer number && tag.type() == PropType.PT_ERROR) {
            line("PropString = Err: 0x%08X=%s", number, MapiCode.ofHresult(number));
        } else if (value instanceof Integer number) {
            line("PropString = %d", number);
            line("AltPropString = 0x%X", number);
        } else if (value instanceof Boolean bool) {
            line("PropString = %s", bool ? "True" : "False");
        } else if (value instanceof String text) {
            line("PropString = %s", text);
            line("AltPropString = %s", bytes(Binary.of(text.getBytes(StandardCharsets.UTF_16LE))));
        } else if (value instanceof Instant time) {
            line("PropString = %s", TIME.format(time));
            long filetime = Filetime.of(time);
            line("AltPropString = Low: 0x%08X High: 0x%08X", (int) filetime, (int) (filetime >>> 32));
        } else if (value instanceof Binary binary) {
            line("PropString = %s", bytes(binary));
            if (tag.id() == 0x0FFF || tag.id() == 0x5FF7) {
                entryId(EntryId.parse(binary));
            }
        } else {
            throw new AssertionError("no rendering for " + tag);
        }
    }

    private void restriction(Restriction restriction) throws MapiException {
        if (restriction instanceof Restriction.And and) {
            list(0, "resAnd", and.restrictions());
        } else if (restriction instanceof Restriction.Or or) {
            list(1, "resOr", or.restrictions());
        } else if (restriction instanceof Restriction.Not not) {
            line("rt = 0x2");
            line("resNot");
            line("lpRes");
            restriction(not.restriction());
        } else if (restriction instanceof Restriction.Content content) {
            line("rt = 0x3");
            line("resContent");
            line(
                    "FuzzyLevel = 0x%08X",
                    content.fuzzyLevel().level().value()
                            | MapiFlag.bits(content.fuzzyLevel().options()));
            line("PropTag = %s", content.tag());
            line("lpProp");
            property(content.value().tag(), content.value().value());
        } else if (restriction instanceof Restriction.Property property) {
            line("rt = 0x4");
            line("resProperty");
            line("relop = 0x%08X", property.relop().value());
            line("PropTag = %s", property.tag());
            line("lpProp");
            property(property.value().tag(), property.value().value());
        } else if (restriction instanceof Restriction.Exist exist) {
            line("rt = 0x8");
            line("resExist");
            line("PropTag = %s", exist.tag());
        } else if (restriction instanceof Restriction.Sub sub) {
            line("rt = 0x9");
            line("resSub");
            line("SubObject = %s", sub.subobject());
            line("lpRes");
            restriction(sub.restriction());
        } else if (restriction instanceof Restriction.Comment comment && comment.restriction() != null) {
            line("rt = 0xA");
            line("resComment");
            line("cValues = 0x%08X", comment.properties().size());
            properties(comment.properties());
            line("lpRes");
            restriction(comment.restriction());
        } else {
            throw new AssertionError("no rendering for " + restriction);
        }
    }

    private void list(int kind, String name, List<Restriction> parts) throws MapiException {
        line("rt = 0x%X", kind);
        line(name);
        line("cRes = 0x%08X", parts.size());
        for (int i = 0; i < parts.size(); i++) {
            line("lpRes[0x%08X]", i);
            restriction(parts.get(i));
        }
    }
}
