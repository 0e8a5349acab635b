// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.kit.Clause;

final class FoldersTest {
    private static final long TOP = SpecialFolder.IPM_SUBTREE.id();

    @TempDir
    Path folder = Path.of("set by JUnit");

    private EngineFixture store;

    @BeforeEach
    void open() throws Exception {
        store = new EngineFixture(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @Clause("FLD-01")
    void fld01_aNameIsThereOnceWhateverItsCase() throws Exception {
        long parent = create(TOP, "Projects").id();
        assertThat(refused(() -> create(TOP, "PROJECTS"))).isEqualTo(MapiCode.MAPI_E_COLLISION);
        create(parent, "Projects");
        FolderRow found = store.engine().find("name", db -> Folders.findByName(db, TOP, "projects"));
        assertThat(found).isNotNull();
        store.checkCounters();
    }

    @Test
    @Clause("FLD-04")
    void fld04_aFolderCannotGoBelowItself() throws Exception {
        FolderRow a = create(TOP, "a");
        FolderRow b = create(a.id(), "b");
        assertThat(refused(() -> move(a.id(), b.id(), "a"))).isEqualTo(MapiCode.MAPI_E_FOLDER_CYCLE);
        assertThat(refused(() -> move(a.id(), a.id(), "a"))).isEqualTo(MapiCode.MAPI_E_FOLDER_CYCLE);
        move(b.id(), TOP, "c");
        List<FolderRow> children = store.engine().read("children", db -> Folders.children(db, TOP));
        assertThat(children).extracting(FolderRow::name).contains("a", "c");
        store.checkCounters();
    }

    @Test
    void aFolderWithContentsIsNotDeleted() throws Exception {
        FolderRow a = create(TOP, "a");
        FolderRow b = create(a.id(), "b");
        store.insert(b.id(), "m", 0);
        assertThat(refused(() -> delete(a.id()))).isEqualTo(MapiCode.MAPI_E_HAS_FOLDERS);
        assertThat(refused(() -> delete(b.id()))).isEqualTo(MapiCode.MAPI_E_HAS_MESSAGES);
        long message = store.engine()
                .read("ids", db -> Messages.ids(db, b.id() * 2, 0, 1))
                .get(0);
        store.engine().write("deleting", tx -> Messages.delete(tx, b.id() * 2, message));
        delete(b.id());
        delete(a.id());
        assertThat(refused(() -> delete(a.id()))).isEqualTo(MapiCode.MAPI_E_OBJECT_DELETED);
        store.checkCounters();
    }

    @Test
    @Clause("PROP-16")
    void prop16_namesKeepTheirNumbers() throws Exception {
        MapiNameId text = MapiNameId.of(MapiNameId.PS_PUBLIC_STRINGS, "Keywords");
        MapiNameId number = MapiNameId.of(MapiNameId.PS_MAPI, 0x8233);
        var first = store.engine().write("names", tx -> NamedProps.assign(tx, List.of(text, number)));
        store.reopen();
        var second = store.engine().write("names", tx -> NamedProps.assign(tx, List.of(number, text)));
        assertThat(second).isEqualTo(first).hasSize(2);
        assertThat(second.keySet()).allMatch(id -> id >= 0x8000 && id <= 0xFFFE);
        Map<Integer, MapiNameId> all = store.engine().read("names", NamedProps::all);
        assertThat(all).isEqualTo(first);
    }

    private FolderRow create(long parent, String name) throws MapiException {
        return store.engine().write("making", tx -> Folders.create(tx, parent, name, null, new byte[0], null));
    }

    private void move(long id, long parent, String name) throws MapiException {
        store.engine().run("moving", tx -> Folders.move(tx, id, parent, name));
    }

    private void delete(long id) throws MapiException {
        store.engine().run("deleting", tx -> Folders.delete(tx, id));
    }

    private interface Call {
        void run() throws MapiException;
    }

    private static MapiCode refused(Call call) {
        return catchThrowableOfType(MapiException.class, call::run).code();
    }
}
