// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.net.URLConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.reader.ReceivedHeader;
import org.mapi4osgi.tags.PR;

/**
 * What describes an attachment.
 *
 * @param number its number in the message
 * @param props its small properties
 */
record AttachmentProps(int number, Props props) {
    static final int ATTACH_EMBEDDED_MSG = 5;
    private static final int ATT_MHTML_REF = 4;

    private static final List<PropTag<?>> TAGS = List.of(
            PR.PR_ATTACH_METHOD,
            PR.PR_ATTACH_MIME_TAG,
            PR.PR_ATTACH_LONG_FILENAME,
            PR.PR_ATTACH_FILENAME,
            PR.PR_ATTACH_CONTENT_ID,
            PR.PR_ATTACH_CONTENT_LOCATION,
            PR.PR_ATTACH_DISPOSITION,
            PR.PR_ATTACH_FLAGS,
            PR.PR_ATTACH_MIME_SEQUENCE,
            PR.PR_ATTACHMENT_HIDDEN);

    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]{1,127}/[\\w!#$&^.+-]{1,127}");
    private static final Pattern MADE_NAME = Pattern.compile("ATT\\d{5}\\.\\w+");
    private static final Set<String> BODIES = Set.of("text/plain", "text/html");
    private static final String UNKNOWN = "application/octet-stream";

    /** Fields that this class writes. */
    private static final Set<String> WRITTEN = Set.of("content-disposition", "content-id", "content-location");

    static AttachmentProps of(IMessage message, int number) throws MapiException {
        try (IAttach attach = message.openAttach(number)) {
            return new AttachmentProps(number, attach.getProps(TAGS));
        }
    }

    boolean isMessage() {
        return props.get(PR.PR_ATTACH_METHOD).orElse(0) == ATTACH_EMBEDDED_MSG;
    }

    /** Whether a body shows it: by the flag, by being hidden, or by a Content-ID that nobody says anything else of. */
    boolean isInline() {
        boolean named = props.has(PR.PR_ATTACH_CONTENT_ID) || props.has(PR.PR_ATTACH_CONTENT_LOCATION);
        boolean flagged = props.get(PR.PR_ATTACH_FLAGS)
                .map(flags -> (flags & ATT_MHTML_REF) != 0)
                .orElse(props.has(PR.PR_ATTACH_CONTENT_ID));
        return named && (flagged || props.get(PR.PR_ATTACHMENT_HIDDEN).orElse(false));
    }

    String mimeType() {
        if (isMessage()) {
            return "message/rfc822";
        }
        String type = props.get(PR.PR_ATTACH_MIME_TAG).orElse("").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            String guess = URLConnection.guessContentTypeFromName(fileName().orElse(""));
            type = guess == null ? UNKNOWN : guess;
        }
        // What claims to consist of parts cannot be taken apart without its boundary, which is not in its bytes.
        return TYPE.matcher(type).matches() && !type.startsWith("multipart/") ? type : UNKNOWN;
    }

    /** The name that somebody gave it; not the one that the reader makes for parts without. */
    Optional<String> fileName() {
        return props.get(PR.PR_ATTACH_LONG_FILENAME)
                .or(() -> isMessage() ? Optional.empty() : props.get(PR.PR_ATTACH_FILENAME))
                .filter(name -> !name.isBlank() && !MADE_NAME.matcher(name).matches());
    }

    /** Describes the part, from the header it came with where that is still true. */
    HeaderLines header(ReceivedHeader received, String type, AttachmentPart.Place place) {
        HeaderLines lines = new HeaderLines();
        // Without a body before it, text that does not say it is an attachment would be taken for the body.
        boolean mayBeBody = !place.hasBody() && BODIES.contains(type);
        if (!mayBeBody && isDescribedBy(received, type)) {
            lines.receivedAll(received, "content-type");
            lines.receivedAll(received, "content-disposition");
        } else {
            lines.parameters("Content-Type", type, parameters(received, type));
            disposition(mayBeBody, place)
                    .ifPresent(disposition -> lines.parameters(
                            "Content-Disposition",
                            disposition,
                            fileName().map(name -> Map.of("filename", name)).orElse(Map.of())));
        }
        identity(received, lines);
        new PartHeader(received, place == AttachmentPart.Place.ALONE).others(lines, WRITTEN);
        return lines;
    }

    private Optional<String> disposition(boolean mayBeBody, AttachmentPart.Place place) {
        Optional<String> given = props.get(PR.PR_ATTACH_DISPOSITION)
                .filter(text -> !mayBeBody && TYPE.matcher("x/" + text).matches());
        boolean needed = place != AttachmentPart.Place.AS_RECEIVED || fileName().isPresent();
        return given.or(() ->
                needed ? Optional.of(place == AttachmentPart.Place.SHOWN ? "inline" : "attachment") : Optional.empty());
    }

    private void identity(ReceivedHeader received, HeaderLines lines) {
        if (received.contentId().equals(props.get(PR.PR_ATTACH_CONTENT_ID))) {
            lines.receivedAll(received, "content-id");
        } else {
            props.get(PR.PR_ATTACH_CONTENT_ID)
                    .map(id -> FieldText.words(id).replaceAll("[<> ]", ""))
                    .filter(id -> !id.isEmpty())
                    .ifPresent(id -> lines.words("Content-ID", "<" + id + ">"));
        }
        if (received.contentLocation().equals(props.get(PR.PR_ATTACH_CONTENT_LOCATION))) {
            lines.receivedAll(received, "content-location");
        } else {
            props.get(PR.PR_ATTACH_CONTENT_LOCATION).ifPresent(url -> lines.text("Content-Location", url));
        }
    }

    /** Whether the header says the same as the properties; one without a type is that of a text. */
    private boolean isDescribedBy(ReceivedHeader received, String type) {
        return !received.isEmpty()
                && received.mimeType().equals(type)
                && received.fileName().equals(props.get(PR.PR_ATTACH_LONG_FILENAME))
                && received.disposition()
                        .equals(props.get(PR.PR_ATTACH_DISPOSITION).orElse(""));
    }

    /** What the type came with, but for the name, which is a property. */
    private static Map<String, String> parameters(ReceivedHeader received, String type) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (received.mimeType().equals(type)) {
            parameters.putAll(received.typeParameters());
            parameters.remove("name");
        }
        return parameters;
    }
}
