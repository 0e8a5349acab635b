// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util.hello;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.EntryRows;
import org.mapi4osgi.util.PropsObject;

/** The only folder. */
final class HelloFolder extends PropsObject implements IMAPIFolder {
    static final EntryId ID = HelloStore.entryId("/");

    private final Path folder;
    private final HelloStore store;

    HelloFolder(Path folder, HelloStore store) {
        super(
                ObjectType.MAPI_FOLDER,
                EntryRows.of(ID, ObjectType.MAPI_FOLDER)
                        .put(PR.PR_DISPLAY_NAME, String.valueOf(folder.getFileName()))
                        .build());
        this.folder = folder;
        this.store = store;
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return store.openEntry(entryId, flags);
    }

    @Override
    public IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
        return EntryRows.table(List.of(), PR.PR_DISPLAY_NAME, PR.PR_ENTRYID);
    }

    @Override
    public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
        List<Props> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".eml")) {
                    rows.add(HelloMessage.read(file).getProps(null));
                }
            }
        } catch (IOException e) {
            throw new MapiException(MapiCode.MAPI_E_DISK_ERROR, folder + " cannot be listed: " + e.getMessage(), e);
        }
        return EntryRows.table(rows, PR.PR_SUBJECT, PR.PR_ENTRYID);
    }
}
