// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * Reads one mail in one pass: drives mime4j's pull parser and tells an {@link Assembly} what comes. Used by one thread,
 * once. The parser splits one multipart only; a multipart or message inside gets a reader of its own, because only the
 * outermost input of a parser can be aligned to lines ({@link LineAlignedInput}).
 */
public final class MimeReader {
    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .build();

    private final Assembly assembly;
    private final HeaderRecorder recorder = new HeaderRecorder();
    private final DescriptorHolder holder = new DescriptorHolder();
    private final GuardedInput input;
    private final MimeTokenStream tokens;

    /** Whether the outermost header of this stream is one that the assembly knows already. */
    private final boolean continued;

    private boolean outermost = true;
    private boolean ofMessage = true;
    private boolean whole;
    private PartDescriptor part = PartDescriptor.of(new Header(), false);

    private MimeReader(InputStream mime, Assembly assembly, boolean continued) {
        this.assembly = assembly;
        this.continued = continued;
        input = new GuardedInput(new LineAlignedInput(mime));
        tokens = new MimeTokenStream(CONFIG, recorder, recorder, holder);
    }

    /**
     * Fills a message from a mail.
     *
     * @param mime the mail; read to its end, not closed
     * @param message the message; neither saved nor closed
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: this is no mail
     *       <li>MAPI_E_TOO_BIG, MAPI_E_TOO_COMPLEX: a limit is passed
     *       <li>MAPI_E_DISK_ERROR: the mail cannot be read
     *       <li>any code that the message gives
     *     </ul>
     */
    public static void read(InputStream mime, IMessage message) throws MapiException {
        try (Assembly assembly = new Assembly(message)) {
            new MimeReader(mime, assembly, false).readAll();
        } catch (IOException | MimeException e) {
            throw cause(e);
        }
    }

    private static MapiException cause(Exception e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof MapiException mapi) {
                return mapi;
            }
        }
        MapiCode code = e instanceof IOException ? MapiCode.MAPI_E_DISK_ERROR : MapiCode.MAPI_E_CORRUPT_DATA;
        return new MapiException(code, "the mail cannot be read: " + e.getMessage(), e);
    }

    private void readAll() throws IOException, MimeException, MapiException {
        tokens.parse(input);
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_BODYPART -> startPart();
                case T_START_HEADER -> startHeader();
                case T_END_HEADER -> endHeader();
                case T_START_MULTIPART -> assembly.startMultipart(part);
                case T_PREAMBLE -> assembly.preamble(tokens.getInputStream());
                case T_END_MULTIPART -> assembly.endMultipart();
                case T_BODY -> body();
                case T_END_MESSAGE -> endMessage();
                default -> {} // an epilogue is nothing, by RFC 2046, 5.1.1
            }
        }
    }

    private void startPart() throws IOException {
        ofMessage = false;
        assembly.startPart();
    }

    private void startHeader() {
        recorder.begin();
        input.headerBegins();
    }

    private void endHeader() throws IOException, MapiException {
        input.headerEnds();
        part = PartDescriptor.of(recorder.header(), !ofMessage && assembly.inDigest());
        holder.set(part);
        if (ofMessage && !continued) {
            assembly.header(part);
        }
        boolean splits = outermost && part.isMultipart() && !part.header().hasStrayed() && !assembly.keepsWhole(part);
        outermost = false;
        whole = !splits && (part.isMultipart() || part.isMessage());
        tokens.setRecursionMode(splits ? RecursionMode.M_RECURSE : RecursionMode.M_FLAT);
    }

    private void body() throws IOException, MimeException, MapiException {
        InputStream raw = part.header().withStrayed(tokens.getInputStream());
        InputStream decoded = part.isMultipart() ? raw : TransferEncoding.decoded(raw, part.getTransferEncoding());
        if (whole && assembly.isSigned(part)) {
            new MimeReader(assembly.signed(part, raw), assembly, true).readAll();
            assembly.endSigned();
        } else if (!whole || assembly.keepsWhole(part)) {
            assembly.leaf(part, decoded);
        } else if (part.isMessage()) {
            assembly.startEmbedded(part);
            new MimeReader(decoded, assembly, false).readAll();
        } else {
            new MimeReader(part.header().before(raw), assembly, true).readAll();
        }
    }

    private void endMessage() throws IOException, MapiException {
        if (!continued) {
            assembly.endMessage();
        }
    }
}
