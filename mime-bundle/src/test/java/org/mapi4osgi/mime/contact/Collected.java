// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;

/** What a contact file gave. */
final class Collected implements ContactSink {
    final List<Contact> contacts = new ArrayList<>();
    final List<String> refused = new ArrayList<>();

    @Override
    public void contact(Contact contact) {
        contacts.add(contact);
    }

    @Override
    public void refused(int position, String what, String reason) {
        refused.add(position + " " + what + ": " + reason);
    }

    /** Reads a file, and checks that the counts are those of what came. */
    static Collected of(Path file) throws MapiException {
        Collected collected = new Collected();
        ContactCount count = ContactFile.read(file, collected);
        if (!count.equals(new ContactCount(collected.contacts.size(), collected.refused.size()))) {
            throw new AssertionError(count + ", but " + collected.contacts + collected.refused);
        }
        return collected;
    }

    static Collected of(Path folder, String... lines) throws MapiException {
        return of(folder, StandardCharsets.UTF_8, lines);
    }

    static Collected of(Path folder, Charset charset, String... lines) throws MapiException {
        try {
            return of(Files.writeString(folder.resolve("contacts"), String.join("\r\n", lines) + "\r\n", charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Props only() {
        if (contacts.size() != 1 || !refused.isEmpty()) {
            throw new AssertionError(contacts + " " + refused);
        }
        return contacts.get(0).props();
    }
}
