// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** What MAPI says about the properties of sections and about who may open which. */
final class SectionRules {
    /** The section with PR_SEARCH_KEY, which tells a profile from a later one of the same name (PROF-17). */
    static final MapiUid MUID_PROFILE_INSTANCE = MapiUid.ofGuid("00020385-0000-0000-C000-000000000046");

    private static final int SECRET_FROM = 0x6600;
    private static final int HIDDEN_FROM = 0x67F0;
    private static final int SECRET_TO = 0x67FF;

    private static final Set<Integer> COMPUTED = Set.of(
            PR.PR_OBJECT_TYPE.id(), PR.PR_PROFILE_NAME.id(), PR.PR_SERVICE_UID.id(), PR.PR_SERVICE_EXTRA_UIDS.id());

    /** What tells MAPI how to load a provider; not its own to change (PSECT-13). */
    private static final Set<Integer> LOADING =
            Set.of(PR.PR_RESOURCE_FLAGS.id(), PR.PR_PROVIDER_DLL_NAME.id(), PR.PR_RESOURCE_TYPE.id());

    private SectionRules() {}

    /** Whether a property is encrypted at rest. */
    static boolean isSecret(PropTag<?> tag) {
        return tag.id() >= SECRET_FROM && tag.id() <= SECRET_TO;
    }

    /** Whether a property is given only to who asks for it by its tag (PSECT-09). */
    static boolean isHidden(PropTag<?> tag) {
        return tag.id() >= HIDDEN_FROM && tag.id() <= SECRET_TO;
    }

    /** The properties of a section with the computed ones (PSECT-11). */
    static Props complete(ProfileData data, ProfileSection section) {
        Props.Builder props = Props.builder()
                .put(PR.PR_OBJECT_TYPE, ObjectType.MAPI_PROFSECT.value())
                .put(PR.PR_PROFILE_NAME, data.name());
        if (section.uid().equals(MUID_PROFILE_INSTANCE)) {
            return props.put(PR.PR_SEARCH_KEY, data.instance().toBinary()).build();
        }
        if (section.kind() == SectionKind.SERVICE) {
            props.put(PR.PR_SERVICE_UID, section.uid().toBinary());
            Binary extras = extraUids(data, section.uid());
            if (extras.size() > 0) {
                props.put(PR.PR_SERVICE_EXTRA_UIDS, extras);
            }
        } else if (section.kind() != SectionKind.PLAIN && section.owner() != null) {
            props.put(PR.PR_SERVICE_UID, section.owner().toBinary());
        }
        section.props().forEach(props::put);
        return props.build();
    }

    private static Binary extraUids(ProfileData data, MapiUid service) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (ProfileSection extra : data.ofService(service, SectionKind.EXTRA)) {
            bytes.writeBytes(extra.uid().toBinary().toBytes());
        }
        return Binary.of(bytes.toByteArray());
    }

    /** Why a property cannot be set or deleted by the user; empty if it can. */
    static Optional<MapiCode> refusal(PropTag<?> tag, SectionUser user) {
        if (tag.id() >= PropTag.MIN_NAMED_ID) {
            return Optional.of(MapiCode.MAPI_E_UNEXPECTED_ID);
        }
        if (COMPUTED.contains(tag.id())) {
            return Optional.of(MapiCode.MAPI_E_COMPUTED);
        }
        if (user.role() == SectionUser.Role.PROVIDER && LOADING.contains(tag.id())) {
            return Optional.of(MapiCode.MAPI_E_NO_ACCESS);
        }
        return Optional.empty();
    }

    /** Whether SetProps takes no notice of a value: an error or a placeholder of a row that a client hands back. */
    static boolean isSkipped(PropValue<?> value) {
        return value.tag().type() == PropType.PT_ERROR || value.tag().type() == PropType.PT_NULL;
    }

    static void checkFlags(Set<OpenSectionFlag> flags, SectionUser user) throws MapiException {
        if (user.role() != SectionUser.Role.CLIENT && flags.contains(OpenSectionFlag.MAPI_FORCE_ACCESS)) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_UNKNOWN_FLAGS, "MAPI_FORCE_ACCESS is for clients; leave it out (PSECT-12)");
        }
    }

    /** Lets a user at a section, or tells why not (PSECT-05). */
    static void checkAccess(ProfileData data, ProfileSection section, Set<OpenSectionFlag> flags, SectionUser user)
            throws MapiException {
        if (section.uid().equals(MUID_PROFILE_INSTANCE) && flags.contains(OpenSectionFlag.MAPI_MODIFY)) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS, "MUID_PROFILE_INSTANCE is read-only; open it without MAPI_MODIFY");
        }
        if (user.section() == null) {
            if (isProvidersOwn(data, section) && !flags.contains(OpenSectionFlag.MAPI_FORCE_ACCESS)) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_NO_ACCESS,
                        "section %s of profile \"%s\" belongs to a provider; set MAPI_FORCE_ACCESS to open it"
                                .formatted(section.uid(), data.name()));
            }
            return;
        }
        String bundle = data.section(user.section()).map(ProfileSection::bundle).orElse("");
        if (!section.bundle().isEmpty() && !section.bundle().equals(bundle)) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "section %s of profile \"%s\" belongs to bundle %s, not to %s"
                            .formatted(section.uid(), data.name(), section.bundle(), bundle));
        }
    }

    private static boolean isProvidersOwn(ProfileData data, ProfileSection section) {
        if (section.kind() == SectionKind.PLAIN && section.owner() != null) {
            return data.section(section.owner())
                    .map(o -> o.kind() == SectionKind.PROVIDER)
                    .orElse(true);
        }
        return section.kind() == SectionKind.PROVIDER;
    }
}
