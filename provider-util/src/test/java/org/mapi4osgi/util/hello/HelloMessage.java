// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util.hello;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.EntryRows;
import org.mapi4osgi.util.PropsObject;

/** A file with header fields, a blank line and a text. */
final class HelloMessage extends PropsObject implements IMessage {
    private HelloMessage(Props properties) {
        super(ObjectType.MAPI_MESSAGE, properties);
    }

    static HelloMessage read(Path file) throws MapiException {
        try {
            List<String> lines = Files.readAllLines(file);
            int blank = lines.indexOf("");
            Props.Builder properties = EntryRows.of(
                            HelloStore.entryId(String.valueOf(file.getFileName())), ObjectType.MAPI_MESSAGE)
                    .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                    .put(PR.PR_BODY, String.join("\r\n", lines.subList(blank + 1, lines.size())));
            for (String line : lines.subList(0, Math.max(0, blank))) {
                if (line.startsWith("Subject: ")) {
                    properties.put(PR.PR_SUBJECT, line.substring(9));
                }
            }
            return new HelloMessage(properties.build());
        } catch (IOException e) {
            throw new MapiException(MapiCode.MAPI_E_DISK_ERROR, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public IMAPITable getRecipientTable() throws MapiException {
        return EntryRows.table(List.of(), PR.PR_DISPLAY_NAME, PR.PR_RECIPIENT_TYPE, PR.PR_ROWID);
    }

    @Override
    public IMAPITable getAttachmentTable() throws MapiException {
        return EntryRows.table(List.of(), PR.PR_ATTACH_NUM);
    }

    @Override
    public IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no attachment " + attachmentNum);
    }
}
