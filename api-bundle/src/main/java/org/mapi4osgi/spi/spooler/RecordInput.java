// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Props;

/** Reads what {@link RecordOutput} wrote; anything else is MAPI_E_CORRUPT_DATA, whatever its parts call it. */
final class RecordInput {
    private final ByteBuffer in;
    private final int kind;

    RecordInput(Binary record) throws MapiException {
        in = record.asBuffer();
        int version = octet();
        if (version != RecordOutput.VERSION) {
            throw new MapiException(
                    MapiCode.MAPI_E_VERSION,
                    "a record of version " + version + ", " + RecordOutput.VERSION
                            + " is understood; install runtime and spooler of one release");
        }
        kind = octet();
    }

    @FunctionalInterface
    private interface Part<T> {
        T read() throws MapiException;
    }

    int kind() {
        return kind;
    }

    MapiException corrupt(String what) {
        return new MapiException(
                MapiCode.MAPI_E_CORRUPT_DATA, "a record between runtime and spooler: " + what + " at " + in.position());
    }

    private <T> T guarded(Part<T> part) throws MapiException {
        try {
            return part.read();
        } catch (BufferUnderflowException e) {
            throw corrupt("it ends too early");
        } catch (MapiException e) {
            throw e.code() == MapiCode.MAPI_E_CORRUPT_DATA ? e : corrupt(String.valueOf(e.getMessage()));
        }
    }

    private int octet() throws MapiException {
        return guarded(() -> in.get() & 0xFF);
    }

    int number() throws MapiException {
        return guarded(in::getInt);
    }

    boolean flag() throws MapiException {
        int value = octet();
        if (value > 1) {
            throw corrupt("a truth value of " + value);
        }
        return value == 1;
    }

    private int count() throws MapiException {
        int count = number();
        if (count < 0 || count > in.remaining()) {
            throw corrupt("a length of " + count);
        }
        return count;
    }

    Binary bytes() throws MapiException {
        byte[] value = new byte[count()];
        in.get(value);
        return Binary.of(value);
    }

    String text() throws MapiException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes().asBuffer())
                    .toString();
        } catch (CharacterCodingException e) {
            throw corrupt("text that is not UTF-8");
        }
    }

    MapiUid uid() throws MapiException {
        Binary value = bytes();
        if (value.size() != MapiUid.SIZE) {
            throw corrupt("a MAPIUID of " + value.size() + " bytes");
        }
        return MapiUid.parse(value);
    }

    EntryId entryId() throws MapiException {
        Binary value = bytes();
        return guarded(() -> EntryId.parse(value));
    }

    Optional<Binary> optional() throws MapiException {
        return flag() ? Optional.of(bytes()) : Optional.empty();
    }

    <F extends Enum<F> & MapiFlag> Set<F> flags(Class<F> type) throws MapiException {
        int bits = number();
        return guarded(() -> MapiFlag.parse(type, bits));
    }

    private <T> List<T> list(Part<T> part) throws MapiException {
        int count = count();
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(part.read());
        }
        return list;
    }

    List<Props> rows() throws MapiException {
        return list(() -> {
            Binary row = bytes();
            return guarded(() -> Props.parse(row));
        });
    }

    List<String> texts() throws MapiException {
        return list(this::text);
    }

    @Nullable
    Notification notification() throws MapiException {
        int type = number();
        return switch (type) {
            case RecordOutput.NO_DATA -> null;
            case RecordOutput.NEW_MAIL -> new Notification.NewMail(entryId(), entryId(), text(), number());
            case RecordOutput.EXTENDED -> new Notification.Extended(number(), bytes());
            case RecordOutput.ERROR -> error();
            default -> throw corrupt("data of kind " + type);
        };
    }

    private Notification error() throws MapiException {
        EntryId id = flag() ? entryId() : null;
        MapiCode code = MapiCode.ofHresult(number());
        MapiError text = flag() ? MapiError.of(text(), text()) : null;
        return new Notification.Error(id, code, text);
    }

    void expectEnd() throws MapiException {
        if (in.hasRemaining()) {
            throw corrupt(in.remaining() + " bytes too many");
        }
    }
}
