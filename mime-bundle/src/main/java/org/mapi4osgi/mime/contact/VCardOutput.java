// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Writes vCards. */
final class VCardOutput implements ContactWriter {
    private final VCardWriter writer;

    VCardOutput(OutputStream out) {
        writer = new VCardWriter(out, VCardVersion.V4_0);
        writer.setAddProdId(false);
        writer.setCaretEncodingEnabled(true);
    }

    @Override
    public void write(Contact contact) throws IOException {
        writer.write(new VCardComposer(contact).card());
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
