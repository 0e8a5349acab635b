// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util.hello;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.util.StoreObject;

/** One folder of files. */
final class HelloStore extends StoreObject {
    private final Path folder;

    HelloStore(Path folder, Props properties) {
        super(properties);
        this.folder = folder;
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        for (OpenEntryFlag flag : flags) {
            if (flag == OpenEntryFlag.MAPI_MODIFY) {
                throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the store can be read only");
            }
        }
        if (entryId == null || entryId.equals(HelloFolder.ID)) {
            return new HelloFolder(folder, this);
        }
        String name = new String(entryId.locator().toBytes(), StandardCharsets.UTF_8);
        Path file = folder.resolve(name).normalize();
        if (!folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no message " + name);
        }
        return HelloMessage.read(file);
    }

    static EntryId entryId(String name) {
        return EntryId.compose(HelloProvider.UID, Binary.of(name.getBytes(StandardCharsets.UTF_8)));
    }
}
