// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.mime.rtf.CodePage;
import org.mapi4osgi.tags.PR;

/**
 * Reads one message of a TNEF stream, in one pass: its attributes with their checksums, the property lists in them, and the
 * messages attached. Bytes are handed on as they come; only small values are held.
 */
final class TnefReader {
    private static final int SIGNATURE = 0x223E9F78;

    private static final int LEVEL_MESSAGE = 1;
    private static final int LEVEL_ATTACHMENT = 2;

    private static final int ATT_MAPI_PROPS = 0x00069003;
    private static final int ATT_RECIP_TABLE = 0x00069004;
    private static final int ATT_ATTACHMENT = 0x00069005;
    private static final int ATT_ATTACH_REND_DATA = 0x00069002;
    private static final int ATT_OEM_CODE_PAGE = 0x00069007;

    /** Messages inside one another; a deeper one stays closed, in its bytes. */
    private static final int DEEPEST = 50;

    private static final int ATTACHMENTS = 10_000;

    /** IID_IMessage: the object is a message, as TNEF. */
    private static final MapiUid MESSAGE = MapiUid.ofGuid("00020307-0000-0000-C000-000000000046");

    private final TnefInput in;
    private final TnefMessage message;
    private final int depth;
    private Charset ansi = CodePage.WESTERN;
    private @Nullable TnefAttachment attachment;
    private int attachments;

    private TnefReader(TnefInput in, TnefMessage message, int depth) {
        this.in = in;
        this.message = message;
        this.depth = depth;
    }

    /**
     * Reads all of a stream.
     *
     * @throws IOException if the stream cannot be read, or, with MAPI_E_CORRUPT_DATA or MAPI_E_TOO_BIG as its cause, if it
     *     is no TNEF or none that can be held
     * @throws MapiException any code that the message gives
     */
    static void read(TnefInput in, TnefMessage message) throws IOException, MapiException {
        read(in, message, 0);
    }

    private static void read(TnefInput in, TnefMessage message, int depth) throws IOException, MapiException {
        TnefReader reader = new TnefReader(in, message, depth);
        try {
            reader.readAll();
        } finally {
            TnefAttachment open = reader.attachment;
            if (open != null) {
                open.close();
            }
            message.close();
        }
    }

    private void readAll() throws IOException, MapiException {
        if (in.i32() != SIGNATURE) {
            throw TnefInput.corrupt("it does not begin with TNEF's signature");
        }
        in.u16(); // a key that nobody needs
        boolean any = false;
        for (int level = in.read(); level >= 0; level = in.read()) {
            if (level == LEVEL_MESSAGE || level == LEVEL_ATTACHMENT) {
                attribute(level);
                any = true;
            } else if (!any || !isFiller(level)) {
                throw TnefInput.corrupt("it has an attribute of level " + level);
            }
        }
        if (!any) {
            throw TnefInput.corrupt("it has no attribute");
        }
        endAttachment();
        message.finish();
    }

    /** Mailers leave a line end behind the stream, or fill it up. */
    private static boolean isFiller(int value) {
        return value == '\r' || value == '\n' || value == ' ' || value == 0;
    }

    private void attribute(int level) throws IOException, MapiException {
        int tag = in.i32();
        TnefInput data = in.slice(in.u32());
        if (level == LEVEL_MESSAGE) {
            ofMessage(tag, data);
        } else {
            ofAttachment(tag, data);
        }
        data.drain();
        int checksum = in.u16();
        if (data.checksum() != checksum) {
            throw TnefInput.corrupt("the checksum of attribute 0x%08X is 0x%04X, not 0x%04X as it says"
                    .formatted(tag, data.checksum(), checksum));
        }
    }

    private void ofMessage(int tag, TnefInput data) throws IOException, MapiException {
        switch (tag) {
            case ATT_OEM_CODE_PAGE -> {
                int codePage = data.i32();
                ansi = CodePage.charset(codePage).orElse(ansi);
                message.property(TnefProperty.legacy(PR.PR_MESSAGE_CODEPAGE, codePage));
            }
            case ATT_MAPI_PROPS -> new PropertyList(data, ansi).read(new OfMessage());
            case ATT_RECIP_TABLE -> recipients(data);
            default -> LegacyAttributes.read(tag, data, ansi, message::property);
        }
    }

    private void recipients(TnefInput data) throws IOException, MapiException {
        for (long count = data.u32(); count > 0; count--) {
            RecipientRow row = new RecipientRow();
            new PropertyList(data, ansi).read(row);
            message.recipient(row.props());
        }
    }

    private void ofAttachment(int tag, TnefInput data) throws IOException, MapiException {
        if (tag == ATT_ATTACH_REND_DATA || attachment == null) {
            endAttachment();
            if (++attachments > ATTACHMENTS) {
                throw TnefInput.refused(MapiCode.MAPI_E_TOO_BIG, "it has more than " + ATTACHMENTS + " attachments");
            }
            attachment = message.attachment();
        }
        TnefAttachment current = attachment;
        if (tag == ATT_ATTACHMENT) {
            new PropertyList(data, ansi).read(new OfAttachment(current));
        } else {
            LegacyAttributes.read(tag, data, ansi, current::property);
        }
    }

    private void endAttachment() throws MapiException {
        TnefAttachment done = attachment;
        if (done != null) {
            attachment = null;
            try {
                done.finish();
            } finally {
                done.close();
            }
        }
    }

    private final class OfMessage implements PropertyList.Taker {
        @Override
        public void take(TnefProperty property) throws IOException, MapiException {
            message.property(property);
        }

        @Override
        public void object(PropTag<?> tag, MapiUid iid, TnefInput bytes) {
            // The recipients and the attachments, which have attributes of their own.
        }
    }

    private final class OfAttachment implements PropertyList.Taker {
        private final TnefAttachment target;

        OfAttachment(TnefAttachment target) {
            this.target = target;
        }

        @Override
        public void take(TnefProperty property) throws IOException, MapiException {
            target.property(property);
        }

        @Override
        public void object(PropTag<?> tag, MapiUid iid, TnefInput bytes) throws IOException, MapiException {
            if (tag.id() != PR.PR_ATTACH_DATA_OBJ.id()) {
                return;
            }
            if (iid.equals(MESSAGE) && depth < DEEPEST) {
                read(bytes, target.message(), depth + 1);
            } else {
                target.object(bytes);
            }
        }
    }
}
