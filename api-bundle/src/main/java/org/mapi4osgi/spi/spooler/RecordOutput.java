// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Props;

/** Writes a record: a version, its kind, its parts in order; what has a length is preceded by it. */
final class RecordOutput {
    static final int VERSION = 1;
    static final int NO_DATA = 0;
    static final int NEW_MAIL = 1;
    static final int EXTENDED = 2;
    static final int ERROR = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    RecordOutput(int kind) {
        write(() -> out.writeByte(VERSION));
        write(() -> out.writeByte(kind));
    }

    private RecordOutput write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    RecordOutput number(int value) {
        return write(() -> out.writeInt(value));
    }

    RecordOutput flag(boolean value) {
        return write(() -> out.writeBoolean(value));
    }

    RecordOutput bytes(Binary value) {
        return number(value.size()).write(() -> out.write(value.toBytes()));
    }

    RecordOutput text(String value) {
        return bytes(Binary.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    RecordOutput uid(MapiUid value) {
        return bytes(value.toBinary());
    }

    RecordOutput entryId(EntryId value) {
        return bytes(value.toBinary());
    }

    RecordOutput optional(Optional<Binary> value) {
        flag(value.isPresent());
        value.ifPresent(this::bytes);
        return this;
    }

    RecordOutput flags(Set<? extends MapiFlag> value) {
        return number(MapiFlag.bits(value));
    }

    RecordOutput rows(List<Props> value) {
        number(value.size());
        value.forEach(row -> bytes(row.toBinary()));
        return this;
    }

    RecordOutput texts(List<String> value) {
        number(value.size());
        value.forEach(this::text);
        return this;
    }

    /** What spoolerNotify can carry. */
    RecordOutput notification(@Nullable Notification value) {
        if (value == null) {
            return number(NO_DATA);
        }
        if (value instanceof Notification.NewMail mail) {
            return number(NEW_MAIL)
                    .entryId(mail.entryId())
                    .entryId(mail.parentId())
                    .text(mail.messageClass())
                    .number(mail.messageFlags());
        }
        if (value instanceof Notification.Extended extended) {
            return number(EXTENDED).number(extended.event()).bytes(extended.data());
        }
        if (value instanceof Notification.Error error) {
            return error(error);
        }
        throw new IllegalArgumentException("a spooler is not told of " + value.eventType());
    }

    private RecordOutput error(Notification.Error value) {
        EntryId id = value.entryId();
        MapiError text = value.error();
        number(ERROR).optional(Optional.ofNullable(id).map(EntryId::toBinary));
        number(value.code().hresult()).flag(text != null);
        if (text != null) {
            text(text.component()).text(text.error());
        }
        return this;
    }

    Binary toBinary() {
        return Binary.of(bytes.toByteArray());
    }
}
