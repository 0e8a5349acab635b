// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;

/**
 * One opening of a profile. Free-threaded; the state is shared with all others who have the profile open. Changes are on
 * the disk when a method returns. Close it at the end of the session: a profile that was deleted or renamed meanwhile
 * goes, or gets its new name, with the last one (PROF-03, PROF-06).
 */
public final class Profile implements AutoCloseable {
    private final OpenProfile shared;
    private final boolean session;
    private final AtomicBoolean closed = new AtomicBoolean();

    Profile(OpenProfile shared, boolean session) {
        this.shared = shared;
        this.session = session;
        shared.opened(session);
    }

    /** The name. */
    public String name() {
        return shared.data().name();
    }

    /** PR_SEARCH_KEY of MUID_PROFILE_INSTANCE, unique among all profiles ever made. */
    public MapiUid instance() {
        return shared.data().instance();
    }

    /** The providers of a kind, in the profile's order; transports in theirs (SVC-11, SVC-12). */
    public List<ProviderEntry> providers(ProviderKind kind) {
        return ProviderOrder.of(shared.current(), kind);
    }

    /** A provider that is not deleted. */
    public Optional<ProviderEntry> provider(MapiUid section) {
        return List.of(ProviderKind.values()).stream()
                .flatMap(kind -> providers(kind).stream())
                .filter(p -> p.sectionUid().equals(section))
                .findFirst();
    }

    /** The first store with STATUS_DEFAULT_STORE. */
    public Optional<ProviderEntry> defaultStore() {
        return providers(ProviderKind.MS).stream()
                .filter(p -> p.has(ResourceFlags.STATUS_DEFAULT_STORE))
                .findFirst();
    }

    /** The services that are not deleted, in the profile's order. */
    public List<MapiUid> services() {
        return shared.current().live(SectionKind.SERVICE).stream()
                .map(ProfileSection::uid)
                .toList();
    }

    /** All properties of a section, the hidden and the computed ones included; for the runtime's own use. */
    public Optional<Props> properties(MapiUid section) {
        ProfileData now = shared.current();
        return now.section(section).map(s -> SectionRules.complete(now, s));
    }

    /** Changes the stored properties of a section, which is made if it is not there; for the runtime's own use. */
    public void update(MapiUid section, UnaryOperator<Props> change) throws MapiException {
        shared.change(now -> {
            ProfileSection old = now.section(section).orElseGet(() -> ProfileSection.plain(section));
            Props props = change.apply(old.props());
            return props.equals(old.props()) ? now : now.with(old.with(props));
        });
    }

    /** Gives some bits of PR_RESOURCE_FLAGS to one provider and takes them from all others; null takes them from all. */
    public void moveFlags(int flags, @Nullable MapiUid provider) throws MapiException {
        shared.change(now -> {
            if (provider != null && now.section(provider).isEmpty()) {
                throw noSection(provider);
            }
            return Roles.settle(now.map(s -> s.kind() != SectionKind.PROVIDER
                    ? s
                    : s.uid().equals(provider) ? s.withFlags(flags, 0) : s.withFlags(0, flags)));
        });
    }

    /**
     * Opens a section (OpenProfileSection). The caller closes it soon.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such section and MAPI_MODIFY is not set
     *       <li>MAPI_E_NO_ACCESS: it is open elsewhere in a way that excludes this one, or it is not the user's to open
     *       <li>MAPI_E_UNKNOWN_FLAGS: MAPI_FORCE_ACCESS from a provider
     *     </ul>
     */
    public IProfSect openSection(MapiUid uid, Set<OpenSectionFlag> flags, SectionUser user) throws MapiException {
        SectionRules.checkFlags(flags, user);
        boolean write = flags.contains(OpenSectionFlag.MAPI_MODIFY);
        shared.locks().acquire(uid, write);
        try {
            ProfileData now = write ? shared.change(d -> withSection(d, uid, user)) : shared.current();
            ProfileSection section = find(now, uid, user);
            SectionRules.checkAccess(now, section, flags, user);
            return new ProfSect(again(), uid, write, user);
        } catch (MapiException | RuntimeException e) {
            shared.locks().release(uid);
            throw e;
        }
    }

    private ProfileSection find(ProfileData data, MapiUid uid, SectionUser user) throws MapiException {
        if (uid.equals(SectionRules.MUID_PROFILE_INSTANCE)) {
            return ProfileSection.plain(uid);
        }
        ProfileSection section = data.section(uid).orElseThrow(() -> noSection(uid));
        if (user.section() == null && (section.isDeleted() || section.is(SectionMark.UNFINISHED))) {
            throw noSection(uid);
        }
        return section;
    }

    /** Makes an absent section; it belongs to the provider that makes it. */
    private static ProfileData withSection(ProfileData data, MapiUid uid, SectionUser user) {
        if (uid.equals(SectionRules.MUID_PROFILE_INSTANCE) || data.section(uid).isPresent()) {
            return data;
        }
        String bundle = user.section() == null
                ? ""
                : data.section(user.section()).map(ProfileSection::bundle).orElse("");
        return data.with(new ProfileSection(uid, SectionKind.PLAIN, user.section(), bundle, Set.of(), Props.EMPTY));
    }

    /**
     * Adds a section for a store that is open without being in the profile (MDB_TEMPORARY). It is never on the disk.
     *
     * @param bundle the symbolic name of the bundle that it belongs to
     * @param properties PR_PROVIDER_DLL_NAME and what else the provider needs
     * @return the section; {@link #removeTemporaryStore} it after logoff
     */
    public MapiUid addTemporaryStore(String bundle, Props properties) throws MapiException {
        MapiUid uid = MapiUid.random();
        Props props = properties.with(PR.PR_RESOURCE_TYPE, ResourceFlags.MAPI_STORE_PROVIDER);
        ProfileSection section = new ProfileSection(
                        uid, SectionKind.PROVIDER, null, bundle, Set.of(SectionMark.TEMPORARY), props)
                .withFlags(ResourceFlags.STATUS_TEMP_SECTION, 0);
        shared.change(now -> now.with(section));
        return uid;
    }

    /** Makes a temporary store's section a lasting one (IMAPISupport::ModifyProfile). */
    public void keep(MapiUid store) throws MapiException {
        shared.change(now -> {
            ProfileSection section = now.section(store).orElseThrow(() -> noSection(store));
            return section.is(SectionMark.TEMPORARY)
                    ? now.with(section.without(SectionMark.TEMPORARY).withFlags(0, ResourceFlags.STATUS_TEMP_SECTION))
                    : now;
        });
    }

    /** Removes a temporary store's section, with its last use, unless it was kept. */
    public void removeTemporaryStore(MapiUid store) throws MapiException {
        shared.change(now ->
                now.section(store).filter(s -> s.is(SectionMark.TEMPORARY)).isEmpty()
                        ? now
                        : Deletion.purge(Deletion.mark(now, store), shared::isUsed));
    }

    /** Counts a logon that uses a provider's section. A deleted section stays until the last one is closed (SVC-17). */
    public Hold use(MapiUid provider) {
        shared.use(provider);
        AtomicBoolean ended = new AtomicBoolean();
        return () -> {
            if (ended.compareAndSet(false, true)) {
                shared.unuse(provider);
                shared.store().purge(shared);
            }
        };
    }

    /** Tells a listener of each change until the hold is closed. */
    public Hold listen(ProfileListener listener) {
        return shared.listen(() -> listener.profileChanged(this));
    }

    /** Another opening of the same profile, to administer it. */
    Profile again() throws MapiException {
        if (closed.get()) {
            throw ProfileErrors.of(MapiCode.MAPI_E_INVALID_OBJECT, "profile \"" + name() + "\" is closed");
        }
        return new Profile(shared, false);
    }

    /** Refuses to administer a profile that was deleted. */
    void checkThere() throws MapiException {
        if (shared.isGone()) {
            throw ProfileErrors.of(MapiCode.MAPI_E_INVALID_OBJECT, "profile \"" + name() + "\" was deleted");
        }
    }

    /** What the classes that administer a profile work on. */
    OpenProfile shared() {
        return shared;
    }

    private MapiException noSection(MapiUid uid) {
        return ProfileErrors.of(MapiCode.MAPI_E_NOT_FOUND, "profile \"%s\" has no section %s".formatted(name(), uid));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            shared.store().closed(shared, session);
        }
    }
}
