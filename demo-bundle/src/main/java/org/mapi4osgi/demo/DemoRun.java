// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.mapi4osgi.admin.ProviderEvent;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.ProfileFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The demo's two runs: the first does the work, the second, in another framework, shows that it is still there. */
final class DemoRun {
    private static final String STORE_BUNDLE = "org.mapi4osgi.ms";

    private final BundleContext context;
    private final ProviderMonitor monitor;
    private final Narrator narrator;
    private final Path data;
    private final DemoRecord record;
    private final Workbench bench;
    private final MessageSteps messages;
    private final ContactSteps contacts;
    private long lastEvent;
    private int done;

    DemoRun(BundleContext context, MapiSubsystem mapi, ProviderMonitor monitor, Narrator narrator, Path data)
            throws MapiException {
        this.context = context;
        this.monitor = monitor;
        this.narrator = narrator;
        this.data = data;
        this.record = new DemoRecord(data.resolve("demo.properties"));
        this.bench = new Workbench(mapi);
        this.messages = new MessageSteps(bench);
        this.contacts = new ContactSteps(bench);
    }

    /** Creates, imports, resolves, composes, lists, opens, replaces; true if all went well. */
    boolean first(DemoInput input) throws MapiException, IOException {
        try (bench;
                MailSteps mail = new MailSteps(bench, narrator, data)) {
            boolean ok = runAll(firstSteps(input)) && runAll(mail.all());
            if (ok) {
                record.write(narrator.nextNumber(), bench.countInbox());
            }
            return ok;
        }
    }

    private List<Step> firstSteps(DemoInput input) {
        Importer importer = new Importer(bench, contacts, input, narrator);
        return List.of(
                new Step("create a profile with an address book and a store", this::createProfile),
                new Step("add a message service whose provider will not AddRef", this::addForgetful),
                new Step("MAPILogonEx", this::logon),
                new Step("open the default message store", this::openStore),
                new Step("import messages", importer::mail),
                new Step("open the address book", this::openAddressBook),
                new Step("the provider that did not AddRef is unloaded", messages::routeToForgetful),
                new Step("fill the address book", importer::contacts),
                new Step("resolve a name that one entry matches", () -> resolveOne(input)),
                new Step(
                        "resolve a name that several entries match",
                        () -> contacts.resolveAmbiguous(input.ambiguousName())),
                new Step(
                        "compose a message with an attachment",
                        () -> messages.compose(contacts.resolveOne(input.uniqueName()))),
                new Step("list the inbox, restricted and sorted", () -> messages.list(input.word())),
                new Step("open a message by its entry ID through the session", messages::openByEntryId),
                new Step("open a table and a message, and keep them open", messages::openForUpdate),
                new Step("update the store provider's bundle under them", this::updateStoreBundle),
                new Step("read on through the same handles", messages::readOn));
    }

    /** Logs on again, in another framework; true if all that the first run saved is there. */
    boolean second(DemoInput input) throws MapiException {
        try (bench) {
            return runAll(List.of(
                    new Step("the framework was restarted: MAPILogonEx", this::logon),
                    new Step("open the default message store", this::openStore),
                    new Step("every message is still there", this::countAgain),
                    new Step("the composed message opens, attachment and all", messages::openByEntryId),
                    new Step("open the address book", this::openAddressBook),
                    new Step("the contact is still there", () -> resolveOne(input))));
        }
    }

    private boolean runAll(List<Step> steps) {
        for (Step step : steps) {
            boolean ok = narrator.run(step);
            tellEvents();
            if (!ok) {
                return false;
            }
            done++;
        }
        return true;
    }

    private void tellEvents() {
        for (ProviderEvent event : monitor.eventsAfter(lastEvent)) {
            lastEvent = event.sequence();
            narrator.event(event.dll(), EventWords.of(event));
        }
    }

    int done() {
        return done;
    }

    private String createProfile() throws MapiException {
        try (IProfAdmin admin = bench.mapi().mapiAdminProfiles()) {
            admin.createProfile(Workbench.PROFILE, ProfileFlag.MAPI_DEFAULT_SERVICES);
            admin.setDefaultProfile(Workbench.PROFILE);
            try (IMsgServiceAdmin services = admin.adminServices(Workbench.PROFILE);
                    var table = services.getMsgServiceTable()) {
                return Workbench.PROFILE + ", " + table.getRowCount() + " message services";
            }
        }
    }

    private String addForgetful() throws MapiException {
        try (IProfAdmin admin = bench.mapi().mapiAdminProfiles();
                IMsgServiceAdmin services = admin.adminServices(Workbench.PROFILE)) {
            services.createMsgService("MAPI4OSGI_FORGETFUL", null);
            return "MAPI4OSGI_FORGETFUL";
        }
    }

    private String logon() throws MapiException {
        IMAPISession session = bench.logon();
        return "on the profile " + session.profileName();
    }

    private String openStore() throws MapiException {
        return bench.openDefaultStore().getProp(PR.PR_DISPLAY_NAME).orElse("(no name)");
    }

    private String openAddressBook() throws MapiException {
        IAddrBook book = bench.openAddressBook();
        try (var root = book.openRoot();
                var hierarchy = root.getHierarchyTable()) {
            int containers = hierarchy.getRowCount();
            return containers + (containers == 1 ? " container" : " containers");
        }
    }

    private String resolveOne(DemoInput input) throws MapiException {
        Props entry = contacts.resolveOne(input.uniqueName());
        return input.uniqueName() + " is "
                + entry.get(PR.PR_DISPLAY_NAME).orElse("?") + " <"
                + entry.get(PR.PR_EMAIL_ADDRESS).orElse("?") + ">";
    }

    private String updateStoreBundle() throws Exception {
        for (Bundle bundle : context.getBundles()) {
            if (STORE_BUNDLE.equals(bundle.getSymbolicName())) {
                // Read again from where it was installed from: a new revision with a class loader of its own.
                bundle.update();
                return STORE_BUNDLE + " " + bundle.getVersion();
            }
        }
        throw new IllegalStateException("the bundle " + STORE_BUNDLE + " is not installed");
    }

    private String countAgain() throws MapiException, IOException {
        int expected = record.inboxCount();
        int found = bench.countInbox();
        MessageSteps.check(found == expected, found + " messages instead of " + expected);
        return found + " messages";
    }
}
