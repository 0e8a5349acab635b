// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.AddressBookLogonResult;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** A well-behaved, free-threaded address book provider with one container, which watches how it is treated. */
final class StressBooks implements ABProviderInit {
    private final Census census;
    private final MapiUid uid;
    private final MemoryTable<Binary> rows = MemoryTable.builder(
                    PR.PR_INSTANCE_KEY,
                    PR.PR_DISPLAY_NAME,
                    PR.PR_ENTRYID,
                    PR.PR_DEPTH,
                    PR.PR_CONTAINER_FLAGS,
                    PR.PR_DISPLAY_TYPE,
                    PR.PR_OBJECT_TYPE)
            .build();

    StressBooks(Census census, int number) throws MapiException {
        this.census = census;
        uid = uid(number);
        Binary id = container(number).toBinary();
        rows.modifyRow(Props.of(PR.PR_INSTANCE_KEY, id)
                .with(PR.PR_ENTRYID, id)
                .with(PR.PR_DISPLAY_NAME, "Book " + number)
                .with(PR.PR_DEPTH, 0)
                .with(PR.PR_CONTAINER_FLAGS, 1)
                .with(PR.PR_DISPLAY_TYPE, 0x20000)
                .with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_ABCONT.value()));
    }

    private static MapiUid uid(int number) {
        return MapiUid.of(0x424F4F4B00000000L, number);
    }

    /** The one container. */
    static EntryId container(int number) {
        return EntryId.compose(uid(number), Binary.of(new byte[] {1}));
    }

    @Override
    public ProviderInit<IABProvider> init(InitRequest request) {
        return ProviderInit.of(this::logon);
    }

    private AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException {
        request.support().addRef();
        request.support().setProviderUID(uid);
        return AddressBookLogonResult.of(new Logon(request.support(), census.begin("book")));
    }

    private final class Logon implements IABLogon {
        private final IMAPISupport support;
        private final Census.Life life;

        Logon(IMAPISupport support, Census.Life life) {
            this.support = support;
            this.life = life;
        }

        @Override
        public void logoff() {
            life.end();
            support.release();
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            return new Container(life, life.object("openEntry"));
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            life.called("compareEntryIDs");
            return entryId1.equals(entryId2);
        }
    }

    private final class Container implements IABContainer {
        private final Census.Life life;
        private final Runnable closed;

        Container(Census.Life life, Runnable closed) {
            this.life = life;
            this.closed = closed;
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            life.called("getProps");
            return Props.EMPTY;
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return List.of();
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            return new Container(life, life.object("a container's openEntry"));
        }

        @Override
        public IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
            return life.view(rows, "getHierarchyTable");
        }

        @Override
        public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
            return life.view(rows, "getContentsTable");
        }

        @Override
        public void close() {
            closed.run();
        }
    }
}
