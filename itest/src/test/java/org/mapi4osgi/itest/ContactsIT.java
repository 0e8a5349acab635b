// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.contact.Contact;
import org.mapi4osgi.mime.contact.ContactCount;
import org.mapi4osgi.mime.contact.ContactFile;
import org.mapi4osgi.mime.contact.ContactSink;
import org.mapi4osgi.tags.PR;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;

/** Contact files are read where only imported packages can be seen: a library's optional import may be needed after all. */
@RunWith(PaxExam.class)
public class ContactsIT {
    @Configuration
    public Option[] framework() {
        return Installed.bundles(Installed.EVERYTHING);
    }

    @Test
    public void vCardsOfAllVersionsAreRead() throws IOException, MapiException {
        assertEquals(List.of("Ada", "Blaise", "Carl"), names("""
                BEGIN:VCARD
                VERSION:2.1
                N:;Ada
                FN;ENCODING=QUOTED-PRINTABLE:=41da
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                N:;Blaise
                FN:Blaise
                END:VCARD
                BEGIN:VCARD
                VERSION:4.0
                FN:Carl
                END:VCARD
                """));
    }

    @Test
    public void ldifIsRead() throws IOException, MapiException {
        assertEquals(List.of("Ada"), names("""
                dn: cn=Ada
                objectClass: person
                cn: Ada
                sn: Lovelace
                """));
    }

    private static List<String> names(String content) throws IOException, MapiException {
        Path file = Files.createTempFile("contacts", "");
        try {
            Files.writeString(file, content);
            List<String> names = new ArrayList<>();
            ContactCount count = ContactFile.read(file, new ContactSink() {
                @Override
                public void contact(Contact contact) {
                    names.add(contact.props().get(PR.PR_DISPLAY_NAME).orElse("?"));
                }

                @Override
                public void refused(int position, String what, String reason) {
                    names.add(reason);
                }
            });
            assertEquals(new ContactCount(names.size(), 0), count);
            return names;
        } finally {
            Files.delete(file);
        }
    }
}
