// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.logon.LogonProfile;
import org.mapi4osgi.core.profile.Hold;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;

/** A session's profile as logons see it. */
final class SessionProfile implements LogonProfile {
    private static final System.Logger LOG = System.getLogger(SessionProfile.class.getName());

    private final Profile profile;

    /** The sections of the providers that are in use, so that none is removed under its logon (SVC-17). */
    private final Map<MapiUid, Hold> used = new ConcurrentHashMap<>();

    private final Consumer<MapiUid> whenGone;

    /**
     * A session's profile.
     *
     * @param whenGone told of a temporary section that was in use and is there no longer
     */
    SessionProfile(Profile profile, Consumer<MapiUid> whenGone) {
        this.profile = profile;
        this.whenGone = whenGone;
    }

    @Override
    public String name() {
        return profile.name();
    }

    @Override
    public List<ProviderEntry> providers(ProviderKind kind) {
        return profile.providers(kind);
    }

    @Override
    public Optional<EntryId> storeEntryId(MapiUid section) {
        return profile.properties(section).flatMap(props -> props.entryId(PR.PR_ENTRYID));
    }

    @Override
    public ProviderEntry addTemporaryStore(String dllName, String bundle) throws MapiException {
        MapiUid section = profile.addTemporaryStore(
                bundle, Props.of(PR.PR_PROVIDER_DLL_NAME, dllName).with(PR.PR_DISPLAY_NAME, dllName));
        return profile.provider(section)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND, "the section of a temporary store of " + dllName + " is gone"));
    }

    @Override
    public void dropTemporaryStore(MapiUid section) {
        Hold hold = used.remove(section);
        if (hold != null) {
            hold.close();
        }
        try {
            profile.removeTemporaryStore(section);
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.WARNING, "a temporary section stays until the profile closes: " + e);
        }
        forgetGone(section);
    }

    /** Forgets a section that is there no longer: it was used just when its last logon ended. */
    void forgetGone(MapiUid section) {
        if (profile.provider(section).isEmpty()) {
            Hold hold = used.remove(section);
            if (hold != null) {
                hold.close();
            }
            whenGone.accept(section);
        }
    }

    /** A provider is logged on to a section. */
    void use(MapiUid section) {
        used.computeIfAbsent(section, profile::use);
    }
}
