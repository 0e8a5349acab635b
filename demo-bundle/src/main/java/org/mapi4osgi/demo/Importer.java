// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.MailImport;

/** The steps that bring mail and contacts in. */
final class Importer {
    /** A person who gave one file wants every refusal; of hundreds, the count is enough. */
    private static final int REFUSALS_TOLD = 20;

    private final Workbench bench;
    private final ContactSteps contacts;
    private final DemoInput input;
    private final Narrator narrator;

    Importer(Workbench bench, ContactSteps contacts, DemoInput input, Narrator narrator) {
        this.bench = bench;
        this.contacts = contacts;
        this.input = input;
        this.narrator = narrator;
    }

    /** Imports all files of mail into the inbox. */
    String mail() throws MapiException, IOException {
        try (IMAPIFolder inbox = bench.inbox()) {
            MailImport mail = new MailImport(new ConverterSession(), inbox, new Refusals());
            for (Path file : input.mail()) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    mail.importFile(String.valueOf(file.getFileName()), in);
                }
            }
            MessageSteps.check(
                    mail.read() == mail.imported() + mail.refused() && bench.count(inbox) == mail.imported(),
                    "the inbox has " + bench.count(inbox) + " messages, not " + mail.imported());
            return "%d files: %d messages read, %d imported, %d refused"
                    .formatted(input.mail().size(), mail.read(), mail.imported(), mail.refused());
        }
    }

    private final class Refusals implements MailImport.Listener {
        private int told;

        @Override
        public void refused(String source, MapiException reason) {
            if (told++ < REFUSALS_TOLD) {
                narrator.line("        refused %s: %s", source, String.valueOf(reason.getMessage()));
            }
        }
    }

    /** Adds all contacts of the files to the personal address book. */
    String contacts() throws MapiException, IOException {
        return contacts.fill(input.contacts(), narrator);
    }
}
