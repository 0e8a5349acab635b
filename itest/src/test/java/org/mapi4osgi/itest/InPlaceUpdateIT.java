// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;

import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.List;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;

/** The store provider's bundle is updated while a session has a store, a folder, messages and a table open. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class InPlaceUpdateIT {
    private static final String STORE_BUNDLE = "org.mapi4osgi.ms";

    @Inject
    private BundleContext context;

    @Inject
    private MapiSubsystem mapi;

    private IMAPISession session;
    private IMsgStore store;
    private IMAPIFolder inbox;

    @Configuration
    public Option[] framework() {
        return Installed.runtime();
    }

    @Before
    public void openAStore() throws Exception {
        mapi.mapiInitialize();
        Client.createProfile(mapi);
        session = Client.logon(mapi);
        store = Client.openFirstStore(session);
        inbox = Client.inbox(store);
    }

    @After
    public void logoff() throws Exception {
        session.logoff();
        mapi.mapiUninitialize();
    }

    @Test
    public void handlesOfStoreFolderAndMessageWorkOnTheNewRevision() throws Exception {
        EntryId first = Client.save(inbox, "before");
        try (IMessage message = session.openEntry(first, IMessage.IID)) {
            assertEquals("before", message.getProp(PR.PR_SUBJECT).orElse(""));
            BundleWiring before = storeBundle().adapt(BundleWiring.class);
            update();
            assertNotSame(
                    "the update made no new revision", before, storeBundle().adapt(BundleWiring.class));
            assertEquals("before", message.getProp(PR.PR_SUBJECT).orElse(""));
            EntryId second = Client.save(inbox, "after");
            assertEquals(Integer.valueOf(2), inbox.getProp(PR.PR_CONTENT_COUNT).orElse(0));
            try (var opened = store.openEntry(second)) {
                assertEquals("after", opened.getProp(PR.PR_SUBJECT).orElse(""));
            }
            try (var routed = session.openEntry(second)) {
                assertEquals("after", routed.getProp(PR.PR_SUBJECT).orElse(""));
            }
        }
    }

    @Test
    public void aTableKeepsItsColumnsRestrictionOrderAndPosition() throws Exception {
        for (String subject : List.of("one", "two", "three", "four", "skipped")) {
            Client.save(inbox, subject);
        }
        try (IMAPITable table = inbox.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT);
            table.restrict(Restriction.not(Restriction.equal(PR.PR_SUBJECT, "skipped")));
            table.sortTable(SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT)));
            assertEquals("four", subject(table.queryRows(1)));
            update();
            assertEquals(4, table.getRowCount());
            assertEquals("one", subject(table.queryRows(1)));
            assertEquals(List.of(PR.PR_SUBJECT), table.queryColumns());
            assertEquals(2, table.queryRows(10).size());
        }
    }

    @Test
    public void theOldRevisionIsCollectedWhileTheSessionStaysOpen() throws Exception {
        EntryId id = Client.save(inbox, "kept");
        try (IMessage message = session.openEntry(id, IMessage.IID);
                IMAPITable table = inbox.getContentsTable()) {
            message.getProp(PR.PR_SUBJECT);
            table.queryRows(1);
            WeakReference<@Nullable ClassLoader> old = loader();
            update();
            assertEquals("kept", message.getProp(PR.PR_SUBJECT).orElse(""));
            for (int i = 0; i < 100 && old.get() != null; i++) {
                System.gc();
                // The collector works through references in steps of its own; there is no event to wait for.
                Thread.sleep(20);
            }
            assertNull("the old class loader is still held", old.get());
        }
    }

    private static String subject(List<Props> rows) {
        return rows.get(0).get(PR.PR_SUBJECT).orElse("");
    }

    // A method of its own, so that no local variable keeps the loader.
    private WeakReference<@Nullable ClassLoader> loader() {
        return new WeakReference<>(storeBundle().adapt(BundleWiring.class).getClassLoader());
    }

    private void update() throws Exception {
        try (InputStream jar = URI.create(storeBundle().getLocation()).toURL().openStream()) {
            storeBundle().update(jar);
        }
    }

    private Bundle storeBundle() {
        for (Bundle bundle : context.getBundles()) {
            if (STORE_BUNDLE.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new AssertionError(STORE_BUNDLE + " is not installed");
    }
}
