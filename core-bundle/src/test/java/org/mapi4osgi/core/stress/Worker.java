// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIContainer;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IUnknown;

/** What one thread does on the session, as its random numbers say. It closes all that it opens. */
final class Worker implements Runnable {
    private static final int OBJECTS = 100;
    private static final int ROWS = 50;
    private static final int USES = 400;
    private static final Set<EventType> EVENTS = EnumSet.of(EventType.fnevObjectModified);

    private final IMAPISession session;
    private final Histogram histogram;
    private final Random random;
    private final boolean opens;
    private final BooleanSupplier goesOn;
    private final LongAdder notified;

    /**
     * A thread.
     *
     * @param opens whether it opens and closes stores, or does all the rest
     * @param goesOn asked before each round
     * @param notified counts what its sinks hear
     */
    Worker(
            IMAPISession session,
            Histogram histogram,
            Random random,
            boolean opens,
            BooleanSupplier goesOn,
            LongAdder notified) {
        this.session = session;
        this.histogram = histogram;
        this.random = random;
        this.opens = opens;
        this.goesOn = goesOn;
        this.notified = notified;
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            if (opens) {
                useStore();
            } else {
                other();
            }
        }
    }

    private void other() {
        switch (random.nextInt(64)) {
            case 0, 1 -> useAddressBook();
            case 2 -> readTable(Call.STORES_TABLE, session::getMsgStoresTable);
            case 3 -> readTable(Call.STATUS_TABLE, session::getStatusTable);
            case 4, 5 -> adviseSession();
            case 6, 7, 8, 9 -> adviseObject();
            case 10, 11, 12, 13 -> histogram.call(Call.COMPARE, () -> session.compareEntryIDs(object(), object()));
            default -> useObject();
        }
    }

    private EntryId object() {
        return StressStores.entry(random.nextInt(StressWorld.STORES.size()), random.nextInt(OBJECTS));
    }

    private static void close(@Nullable IUnknown object) {
        if (object != null) {
            object.close();
        }
    }

    private void useStore() {
        EntryId id = StressWorld.STORES.get(random.nextInt(StressWorld.STORES.size()));
        IMsgStore store = random.nextInt(4) == 0
                ? histogram.call(Call.OPEN_STORE_ENTRY, () -> (IMsgStore) session.openEntry(id))
                : histogram.call(Call.OPEN_MSG_STORE, () -> session.openMsgStore(id));
        if (store == null) {
            return;
        }
        try {
            for (int i = random.nextInt(USES); i > 0; i--) {
                use(store);
            }
        } finally {
            store.close();
        }
    }

    private void use(IMsgStore store) {
        switch (random.nextInt(3)) {
            case 0 -> histogram.call(Call.STORE_PROPS, () -> store.getProps(null));
            case 1 -> {
                Integer connection = histogram.call(Call.STORE_ADVISE, () -> store.advise(null, EVENTS, sink()));
                // Half of them end with the store.
                if (connection != null && random.nextBoolean()) {
                    histogram.call(Call.STORE_UNADVISE, () -> {
                        store.unadvise(connection);
                        return connection;
                    });
                }
            }
            default -> close(histogram.call(Call.STORE_OPEN_ENTRY, () -> store.openEntry(object())));
        }
    }

    private IMAPIAdviseSink sink() {
        return notifications -> notified.add(notifications.size());
    }

    private void useObject() {
        IMAPIProp opened = histogram.call(Call.OPEN_ENTRY, () -> session.openEntry(object()));
        if (opened == null) {
            return;
        }
        try {
            if (random.nextInt(4) == 0 && opened instanceof IMAPIContainer folder) {
                read(Call.FOLDER_ROWS, histogram.call(Call.CONTENTS_TABLE, folder::getContentsTable));
            } else {
                histogram.call(Call.OBJECT_PROPS, () -> opened.getProps(null));
            }
        } finally {
            opened.close();
        }
    }

    private void readTable(Call call, Histogram.Body<IMAPITable> open) {
        read(Call.SESSION_ROWS, histogram.call(call, open));
    }

    private void read(Call call, @Nullable IMAPITable table) {
        if (table != null) {
            try (table) {
                histogram.call(call, () -> table.queryRows(ROWS));
            }
        }
    }

    private void adviseSession() {
        Integer connection = histogram.call(
                Call.ADVISE_SESSION, () -> session.advise(null, EnumSet.of(EventType.fnevCriticalError), sink()));
        unadvise(connection);
    }

    private void adviseObject() {
        unadvise(histogram.call(Call.ADVISE, () -> session.advise(object(), EVENTS, sink())));
    }

    private void unadvise(@Nullable Integer connection) {
        if (connection != null) {
            histogram.call(Call.UNADVISE, () -> {
                session.unadvise(connection);
                return connection;
            });
        }
    }

    private void useAddressBook() {
        IAddrBook book = histogram.call(Call.OPEN_ADDRESS_BOOK, session::openAddressBook);
        if (book == null) {
            return;
        }
        try {
            EntryId id = random.nextInt(3) == 0 ? null : StressBooks.container(random.nextInt(StressWorld.BOOKS));
            IMAPIProp opened = histogram.call(Call.BOOK_OPEN_ENTRY, () -> book.openEntry(id));
            if (opened instanceof IMAPIContainer container) {
                read(
                        Call.BOOK_ROWS,
                        histogram.call(
                                Call.BOOK_TABLE,
                                () -> id == null ? container.getHierarchyTable() : container.getContentsTable()));
            }
            close(opened);
        } finally {
            book.close();
        }
    }
}
