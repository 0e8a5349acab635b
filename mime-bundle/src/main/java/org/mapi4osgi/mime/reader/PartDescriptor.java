// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.jspecify.annotations.Nullable;

/** What the header of a message or part tells about its content. */
final class PartDescriptor implements BodyDescriptor {
    /** Both names of a type with the slash: RFC 6838, 4.2. */
    private static final int LONGEST_TYPE = 255;

    private final Header header;
    private final Parameters type;
    private final Parameters disposition;
    private final String mimeType;
    private final @Nullable String boundary;

    private PartDescriptor(
            Header header, Parameters type, Parameters disposition, String mimeType, @Nullable String boundary) {
        this.header = header;
        this.type = type;
        this.disposition = disposition;
        this.mimeType = mimeType;
        this.boundary = boundary;
    }

    static PartDescriptor of(Header header, boolean inDigest) {
        Parameters type = header.first("content-type")
                .map(f -> Parameters.parse(f.value()))
                .orElse(Parameters.NONE);
        Parameters disposition = header.first("content-disposition")
                .map(f -> Parameters.parse(f.value()))
                .orElse(Parameters.NONE);
        String mimeType = validType(type.value());
        @Nullable String boundary = null;
        if (mimeType.startsWith("multipart/")) {
            boundary = type.get("boundary")
                    .filter(b -> b.length() <= Limits.BOUNDARY)
                    .orElse(null);
            if (boundary == null) {
                mimeType = "text/plain"; // without a boundary nothing can be taken apart: RFC 2045, 5.2
            }
        } else if (mimeType.isEmpty()) {
            mimeType = inDigest ? "message/rfc822" : "text/plain";
        }
        return new PartDescriptor(header, type, disposition, mimeType, boundary);
    }

    private static String validType(String value) {
        int slash = value.indexOf('/');
        if (slash <= 0 || slash == value.length() - 1 || value.length() > LONGEST_TYPE) {
            return "";
        }
        return value.substring(0, slash).strip() + "/"
                + value.substring(slash + 1).strip();
    }

    Header header() {
        return header;
    }

    boolean isMultipart() {
        return boundary != null;
    }

    boolean isMessage() {
        // The latter has a header in UTF-8, as all headers here may (RFC 6532, 3.7).
        return mimeType.equals("message/rfc822") || mimeType.equals("message/global");
    }

    boolean isAttachment() {
        return disposition().equals("attachment");
    }

    /** The disposition's type; empty if the part has none, or one that is no word. */
    String disposition() {
        return disposition.value().length() > LONGEST_TYPE ? "" : disposition.value();
    }

    Optional<String> fileName() {
        return disposition.get("filename").or(() -> type.get("name"));
    }

    Optional<String> parameter(String name) {
        return type.get(name);
    }

    Map<String, String> parameters() {
        return type.all();
    }

    Optional<String> contentId() {
        return header.text("content-id").map(HeaderText::unbracketed).filter(id -> !id.isEmpty());
    }

    Optional<String> contentLocation() {
        return header.text("content-location");
    }

    MailCharset mailCharset() {
        return MailCharset.of(type.get("charset").orElse(null));
    }

    @Override
    public String getMimeType() {
        return mimeType;
    }

    @Override
    public String getMediaType() {
        return mimeType.substring(0, mimeType.indexOf('/'));
    }

    @Override
    public String getSubType() {
        return mimeType.substring(mimeType.indexOf('/') + 1);
    }

    @Override
    @SuppressWarnings("NullAway") // the interface is not annotated: null if this is no multipart
    public String getBoundary() {
        return boundary;
    }

    @Override
    public String getCharset() {
        return mailCharset().decoder().name();
    }

    @Override
    public String getTransferEncoding() {
        return header.first("content-transfer-encoding")
                .map(f -> Parameters.parse(f.value()).value().toLowerCase(Locale.ROOT))
                .orElse("7bit");
    }

    @Override
    public long getContentLength() {
        return -1;
    }
}
