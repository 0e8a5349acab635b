// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.contact.Contact;
import org.mapi4osgi.mime.contact.ContactFile;
import org.mapi4osgi.mime.contact.ContactSink;

/**
 * Files of contacts. Vcards and LDIF have the same entry; their seeds tell them apart.
 *
 * @param name which of both
 * @param texts the seeds
 */
record ContactTarget(String name, List<String> texts) implements Target {
    static final ContactTarget VCARD = new ContactTarget("vcard", List.of("""
            BEGIN:VCARD
            VERSION:3.0
            N:Lovelace;Ada;;Countess;
            FN:Ada Lovelace
            ORG:Engines;Analysis
            TEL;TYPE=WORK,VOICE:+44 1
            ADR;TYPE=HOME:;;12 Square;London;;SW1;GB
            EMAIL;TYPE=INTERNET;PREF=1:ada@example.com
            BDAY:1815-12-10
            NOTE;ENCODING=QUOTED-PRINTABLE:a=20b
            PHOTO;ENCODING=b;TYPE=PNG:AQID
            END:VCARD
            """, """
            BEGIN:VCARD
            VERSION:4.0
            KIND:group
            FN:Team
            UID:urn:uuid:66666666-7777-8888-9999-000000000000
            MEMBER:mailto:ada@example.com
            END:VCARD
            """));

    static final ContactTarget LDIF = new ContactTarget("ldif", List.of("""
            version: 1
            dn: cn=Ada,o=Example
            objectClass: inetOrgPerson
            cn: Ada
            sn: Lovelace
            mail: ada@example.com
            telephoneNumber: +44 1
            description:: QWRh
            jpegPhoto:< file:///nowhere

            dn: cn=Team,o=Example
            objectClass: groupOfNames
            cn: Team
            member: cn=Ada,o=Example
            """));

    private static final ContactSink NOWHERE = new ContactSink() {
        @Override
        public void contact(Contact contact) {
            contact.props().toBinary();
        }

        @Override
        public void refused(int position, String what, String reason) {}
    };

    @Override
    public Limits limits() {
        return new Limits(4, 4096, 10_000, 8 << 20);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
    }

    @Override
    public List<byte[]> seeds() {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        try {
            Path file = Files.createTempFile("fuzz", ".contacts");
            try {
                Files.write(file, input);
                ContactFile.read(file, NOWHERE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
