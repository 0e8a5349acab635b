// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.admin.ProviderEvent;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.admin.ProviderState;
import org.mapi4osgi.admin.ProviderStatus;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.provider.ProviderBundles.Installed;
import org.mapi4osgi.core.provider.ProviderSlot.Waiting;
import org.mapi4osgi.core.provider.RevisionUser.Usage;

/** What an operator sees of the providers. */
public final class Monitor implements ProviderMonitor {
    private static final BundleId NONE = new BundleId(-1, "", "");

    private final ProviderLoader loader;
    private final ProviderBundles bundles;

    /**
     * A monitor.
     *
     * @param loader the loaded providers
     * @param bundles the installed ones
     */
    public Monitor(ProviderLoader loader, ProviderBundles bundles) {
        this.loader = loader;
        this.bundles = bundles;
    }

    @Override
    public List<ProviderStatus> providers() {
        List<ProviderStatus> all = new ArrayList<>();
        List<Installed> idle = new ArrayList<>(bundles.installed());
        for (ProviderSlot slot : loader.slots()) {
            for (ProviderRevision revision : slot.revisions()) {
                idle.removeIf(i -> i.key().equals(slot.key())
                        && i.bundle().id() == revision.bundle().id());
                all.add(status(revision));
            }
            List<Waiting> waiting = new ArrayList<>(slot.waiting());
            for (Installed i : idle) {
                if (i.key().equals(slot.key())) {
                    List<Waiting> here =
                            waiting.stream().filter(w -> w.accepts(i.bundle())).toList();
                    waiting.removeAll(here);
                    all.add(status(i.key(), i.bundle(), i.state(), users(here)));
                }
            }
            idle.removeIf(i -> i.key().equals(slot.key()));
            if (!waiting.isEmpty()) {
                all.add(status(slot.key(), NONE, ProviderState.GONE, users(waiting)));
            }
        }
        idle.forEach(i -> all.add(status(i.key(), i.bundle(), i.state(), List.of())));
        all.sort(Comparator.comparing(ProviderStatus::dll)
                .thenComparing(ProviderStatus::kind)
                .thenComparing(ProviderStatus::bundleId));
        return List.copyOf(all);
    }

    private static List<RevisionUser> users(List<Waiting> waiting) {
        return waiting.stream().map(Waiting::user).toList();
    }

    private static ProviderStatus status(ProviderRevision revision) {
        List<RevisionUser> users = revision.users();
        ProviderState state = revision.isLeaving()
                ? ProviderState.LEAVING
                : users.isEmpty() ? ProviderState.AVAILABLE : ProviderState.LOADED;
        return status(revision.key(), revision.bundle(), state, users);
    }

    private static ProviderStatus status(
            ProviderKey key, BundleId bundle, ProviderState state, List<RevisionUser> users) {
        int logons = 0;
        int references = 0;
        Set<MapiUid> uids = new LinkedHashSet<>();
        for (RevisionUser user : users) {
            Usage usage = user.usage();
            logons += usage.logons();
            references += usage.references();
            uids.addAll(usage.uids());
        }
        return new ProviderStatus(
                key.kind(),
                key.dll(),
                bundle.symbolicName(),
                bundle.id(),
                bundle.version(),
                state,
                users.size(),
                logons,
                references,
                List.copyOf(uids));
    }

    @Override
    public List<ProviderEvent> eventsAfter(long sequence) {
        return loader.tools().log().after(sequence);
    }
}
