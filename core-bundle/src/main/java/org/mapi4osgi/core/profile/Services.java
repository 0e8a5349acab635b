// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.ServiceContext;
import org.mapi4osgi.tags.PR;

/**
 * Adds, copies and removes the services of a profile. What is added stays in memory until the entry function agreed, so
 * that neither a refusal nor a crash leaves half a service.
 */
final class Services {
    private static final Logger LOG = System.getLogger(Services.class.getName());

    private final Profile profile;
    private final OpenProfile shared;
    private final EntryCalls entries;

    Services(Profile profile, EntryCalls entries) {
        this.profile = profile;
        this.shared = profile.shared();
        this.entries = entries;
    }

    /** A service to be added, and what the client wants it to be called. */
    record Wanted(ServiceDescription service, @Nullable String displayName) {}

    /** Finds a service by the name under [Services] (SVC-01). */
    ServiceDescription describe(String name) throws MapiException {
        return entries.catalog()
                .find(name)
                .orElseThrow(() -> ProfileErrors.of(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "no bundle describes a message service %s; there are %s"
                                .formatted(name, entries.catalog().names())));
    }

    /** Adds services; all of their sections are there before the first entry function is called (PROF-02, SVC-02). */
    List<MapiUid> add(List<Wanted> wanted, EntryCalls.Ui ui) throws MapiException {
        Map<MapiUid, Wanted> adding = new LinkedHashMap<>();
        wanted.forEach(w -> adding.put(MapiUid.random(), w));
        shared.change(now -> {
            ProfileData next = now;
            for (Map.Entry<MapiUid, Wanted> one : adding.entrySet()) {
                ServiceDescription service = one.getValue().service();
                refuseSecond(
                        next,
                        service.name(),
                        service.props().get(PR.PR_RESOURCE_FLAGS).orElse(0));
                next = withSections(
                        next,
                        ServiceSections.describe(
                                service, one.getKey(), one.getValue().displayName(), next));
            }
            return next;
        });
        List<MapiUid> added = List.copyOf(adding.keySet());
        try {
            for (MapiUid uid : added) {
                entries.call(profile, section(uid), ServiceContext.MSG_SERVICE_CREATE, ui);
            }
            shared.change(now -> finished(now, added));
            return added;
        } catch (MapiException | RuntimeException e) {
            undo(added, e);
            throw e;
        }
    }

    /** Takes back what was being added; the error that is on its way to the client stays the one that it gets. */
    private void undo(List<MapiUid> added, Exception reason) {
        try {
            shared.change(now -> gone(now, added));
        } catch (MapiException e) {
            reason.addSuppressed(e);
        }
    }

    private static void refuseSecond(ProfileData data, String name, int flags) throws MapiException {
        boolean there = data.sections().values().stream()
                .anyMatch(s -> s.kind() == SectionKind.SERVICE
                        && !s.isDeleted()
                        && s.text(PR.PR_SERVICE_NAME).equalsIgnoreCase(name));
        if (there && (flags & ResourceFlags.SERVICE_SINGLE_COPY) != 0) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "profile \"%s\" has message service %s already, and one is all that it allows"
                            .formatted(data.name(), name));
        }
    }

    private static ProfileData withSections(ProfileData data, List<ProfileSection> sections) {
        List<MapiUid> providers = sections.stream()
                .filter(s -> s.kind() == SectionKind.PROVIDER)
                .map(ProfileSection::uid)
                .toList();
        return Roles.added(data.withAll(sections), providers);
    }

    /** What was added becomes part of the profile: the one write to the disk. */
    private static ProfileData finished(ProfileData data, List<MapiUid> added) {
        return data.map(s -> added.contains(s.uid()) || s.owner() != null && added.contains(s.owner())
                ? s.without(SectionMark.UNFINISHED)
                : s);
    }

    private ProfileData gone(ProfileData data, List<MapiUid> uids) {
        ProfileData next = data;
        for (MapiUid uid : uids) {
            next = Deletion.mark(next, uid);
        }
        return Roles.removed(data, Deletion.purge(next, shared::isUsed));
    }

    /** Copies a service to a profile, maybe to this one; its entry function is not called (SVC-03, SVC-04). */
    MapiUid copy(MapiUid uid, @Nullable String displayName, Profile destination) throws MapiException {
        ProfileData from = shared.current();
        ProfileSection service = find(from, uid);
        MapiUid copy = MapiUid.random();
        destination.shared().change(now -> {
            refuseSecond(now, service.text(PR.PR_SERVICE_NAME), service.resourceFlags());
            return withSections(now, ServiceSections.copy(from, service, copy, displayName, now));
        });
        return copy;
    }

    /** Removes a service; first its entry function is told, once (SVC-05). */
    void delete(MapiUid uid) throws MapiException {
        ProfileSection service = find(shared.current(), uid);
        if (!shared.beginLeaving(uid)) {
            throw ProfileErrors.of(MapiCode.MAPI_E_NOT_FOUND, "message service " + uid + " is being deleted already");
        }
        try {
            tell(service, ServiceContext.MSG_SERVICE_DELETE);
            shared.change(now -> gone(now, List.of(uid)));
        } finally {
            shared.endLeaving(uid);
        }
    }

    /** Removes all services, one after the other, before the profile itself goes (PROF-05). */
    void deleteAll() {
        for (MapiUid uid : profile.services()) {
            try {
                delete(uid);
            } catch (MapiException e) {
                LOG.log(Level.WARNING, "message service {0} of a deleted profile: {1}", uid, e.getMessage());
            }
        }
    }

    /** Tells a service that something goes. It cannot keep it: its bundle may be broken, or not there at all. */
    private void tell(ProfileSection service, ServiceContext context) {
        try {
            entries.call(profile, service, context, EntryCalls.Ui.NONE);
        } catch (MapiException e) {
            LOG.log(
                    Level.WARNING,
                    "message service {0} was told {1} and failed: {2}",
                    service.text(PR.PR_SERVICE_NAME),
                    context,
                    e.getMessage());
        }
    }

    /**
     * Adds a provider to a service (SVC-16).
     *
     * @param ui for the entry function; null if it is the entry function that asks, which is not called again
     */
    MapiUid addProvider(MapiUid uid, String name, Props properties, EntryCalls.@Nullable Ui ui) throws MapiException {
        ProfileSection service = section(uid);
        ServiceDescription description = describe(service.text(PR.PR_SERVICE_NAME));
        ServiceDescription.Provider provider = description
                .provider(name)
                .filter(p -> description.bundle().equals(service.bundle()))
                .orElseThrow(() -> ProfileErrors.of(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "the mapisvc.inf of %s has no provider %s in message service %s"
                                .formatted(service.bundle(), name, description.name())));
        ProfileSection made = ServiceSections.provider(provider, uid, service.bundle());
        ProfileSection section = made.with(merged(made.props(), properties));
        shared.change(now -> withSections(now, List.of(section)));
        List<MapiUid> added = List.of(section.uid());
        try {
            if (ui != null) {
                EntryCalls.PendingProvider pending = new EntryCalls.PendingProvider(provider.name(), section.uid());
                entries.call(profile, service, ServiceContext.MSG_SERVICE_PROVIDER_CREATE, ui, Props.EMPTY, pending);
            }
            if (!service.is(SectionMark.UNFINISHED)) {
                shared.change(now -> finished(now, added));
            }
            return section.uid();
        } catch (MapiException | RuntimeException e) {
            undo(added, e);
            throw e;
        }
    }

    /** The properties of a section with those that a client asks for, as far as a client may set them. */
    static Props merged(Props props, Props asked) {
        Props.Builder merged = props.toBuilder();
        for (PropValue<?> value : asked) {
            if (!SectionRules.isSkipped(value)
                    && SectionRules.refusal(value.tag(), SectionUser.CLIENT).isEmpty()) {
                merged.put(value);
            }
        }
        return merged.build();
    }

    /**
     * Removes a provider from a service, with its last use if it is in use (SVC-16, SVC-17).
     *
     * @param tell whether the entry function is told; not if it is the one that asks
     */
    void deleteProvider(MapiUid uid, MapiUid provider, boolean tell) throws MapiException {
        ProfileSection service = section(uid);
        boolean there = shared.current().ofService(uid, SectionKind.PROVIDER).stream()
                .anyMatch(s -> s.uid().equals(provider));
        if (!there || tell && !shared.beginLeaving(provider)) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NOT_FOUND,
                    "message service %s has no provider %s".formatted(service.text(PR.PR_SERVICE_NAME), provider));
        }
        try {
            if (tell) {
                tell(service, ServiceContext.MSG_SERVICE_PROVIDER_DELETE);
            }
            shared.change(now -> gone(now, List.of(provider)));
        } finally {
            if (tell) {
                shared.endLeaving(provider);
            }
        }
    }

    /** Lets the entry function change the service's settings (SVC-07, SVC-08). */
    void configure(MapiUid uid, Props properties, EntryCalls.Ui ui) throws MapiException {
        ProfileSection service = find(shared.current(), uid);
        if (!EntryCalls.hasEntry(service)) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NOT_INITIALIZED,
                    "message service %s has no entry function, so there is nothing to configure"
                            .formatted(service.text(PR.PR_SERVICE_NAME)));
        }
        entries.call(profile, service, ServiceContext.MSG_SERVICE_CONFIGURE, ui, properties, null);
    }

    /** Sets the order of transports (SVC-10, SVC-11). */
    void order(List<MapiUid> uids) throws MapiException {
        shared.change(now -> {
            List<MapiUid> there = ProviderOrder.of(now, ProviderKind.XP).stream()
                    .map(ProviderEntry::sectionUid)
                    .toList();
            if (uids.size() != there.size()) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_BUSY,
                        "%d transports are named; the profile has %d, all must be named"
                                .formatted(uids.size(), there.size()));
            }
            for (MapiUid uid : uids) {
                if (!there.contains(uid) || uids.indexOf(uid) != uids.lastIndexOf(uid)) {
                    throw ProfileErrors.of(
                            MapiCode.MAPI_E_NOT_FOUND,
                            "%s is no transport of the profile, or is named twice".formatted(uid));
                }
            }
            return now.withTransports(uids);
        });
    }

    /** Sets the service that tells who the user is; null for none (SVC-20). */
    void identify(@Nullable MapiUid uid) throws MapiException {
        shared.change(now -> {
            if (uid != null && find(now, uid).is(SectionMark.CANNOT_IDENTIFY)) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_NO_ACCESS,
                        "message service %s has no identity to give (SERVICE_NO_PRIMARY_IDENTITY)"
                                .formatted(find(now, uid).text(PR.PR_SERVICE_NAME)));
            }
            return Roles.identify(now, uid);
        });
    }

    /** A service that is not deleted and fully there. */
    static ProfileSection find(ProfileData data, MapiUid uid) throws MapiException {
        return data.live(SectionKind.SERVICE).stream()
                .filter(s -> s.uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> ProfileErrors.of(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "profile \"%s\" has no message service %s".formatted(data.name(), uid)));
    }

    /** A service that may still be on its way in or out. */
    private ProfileSection section(MapiUid uid) throws MapiException {
        return shared.current()
                .section(uid)
                .filter(s -> s.kind() == SectionKind.SERVICE)
                .orElseThrow(() -> ProfileErrors.of(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "profile \"%s\" has no message service %s".formatted(profile.name(), uid)));
    }
}
