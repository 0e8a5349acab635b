// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes contacts into a file that {@link ContactFile} and other programs read. Export commands call it, on a thread of
 * theirs, one at a time; its methods block as long as the output does. Members of a list that were written before it are
 * referred to, so lists go last.
 */
@ProviderType
public interface ContactWriter extends Closeable {
    /**
     * Writes vCards of version 4.0.
     *
     * @param out takes the bytes; closed with the writer
     * @return a writer
     */
    static ContactWriter vCard(OutputStream out) {
        return new VCardOutput(out);
    }

    /**
     * Writes LDIF, with entries of inetOrgPerson and groupOfNames.
     *
     * @param out takes the bytes; closed with the writer
     * @return a writer
     */
    static ContactWriter ldif(OutputStream out) {
        return new LdifOutput(out);
    }

    /**
     * Writes a contact.
     *
     * @param contact the contact; properties that the form of the file has no place for are left out
     * @throws IOException if the output cannot be written
     */
    void write(Contact contact) throws IOException;
}
