// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** Properties of any size: small ones as values, larger ones through streams. Absent ones are empty. */
final class PropertySource {
    private PropertySource() {}

    /** Whether the object that gave these values has the property, be it too large for a value. */
    static boolean has(Props props, PropTag<?> tag) {
        return props.has(tag) || props.error(tag).orElse(MapiCode.MAPI_E_NOT_FOUND) != MapiCode.MAPI_E_NOT_FOUND;
    }

    /** Something that can be read again and again. */
    @FunctionalInterface
    interface Again<T> {
        T open() throws MapiException;
    }

    /** As {@link #text}; the value of a small one is asked for once. */
    static Again<Reader> texts(IMAPIProp from, PropTag<String> tag) throws MapiException {
        Optional<String> small = from.getProp(tag);
        return small.isPresent() ? () -> new StringReader(small.get()) : () -> text(from, tag);
    }

    /** As {@link #bytes}; the value of a small one is asked for once. */
    static Again<InputStream> allBytes(IMAPIProp from, PropTag<Binary> tag) throws MapiException {
        Optional<Binary> small = from.getProp(tag);
        return small.isPresent() ? small.get()::inputStream : () -> bytes(from, tag);
    }

    static InputStream bytes(IMAPIProp from, PropTag<Binary> tag) throws MapiException {
        Props props = from.getProps(tag);
        if (!has(props, tag)) {
            return InputStream.nullInputStream();
        }
        return props.has(tag)
                ? props.get(tag).orElse(Binary.EMPTY).inputStream()
                : from.openProperty(tag, IStream.IID).inputStream();
    }

    static Reader text(IMAPIProp from, PropTag<String> tag) throws MapiException {
        Props props = from.getProps(tag);
        if (!has(props, tag)) {
            return Reader.nullReader();
        }
        // A stream of PT_UNICODE is UTF-16, little-endian.
        return props.has(tag)
                ? new StringReader(props.get(tag).orElse(""))
                : new InputStreamReader(from.openProperty(tag, IStream.IID).inputStream(), StandardCharsets.UTF_16LE);
    }

    static String string(IMAPIProp from, PropTag<String> tag) throws IOException, MapiException {
        StringWriter all = new StringWriter();
        try (Reader reader = text(from, tag)) {
            reader.transferTo(all);
        }
        return all.toString();
    }
}
