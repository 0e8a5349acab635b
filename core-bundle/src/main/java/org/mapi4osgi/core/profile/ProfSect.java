// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.NamesFromIdsFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;

/**
 * A section that somebody has open. Holds the section's lock, and an opening of the profile, until it is closed; all state
 * is the profile's.
 */
final class ProfSect extends ClientObject implements IProfSect {
    private final Profile opening;
    private final OpenProfile profile;
    private final MapiUid uid;
    private final boolean write;
    private final SectionUser user;

    /**
     * Makes a section.
     *
     * @param opening closed with the section, which has its lock
     */
    ProfSect(Profile opening, MapiUid uid, boolean write, SectionUser user) {
        this.opening = opening;
        this.profile = opening.shared();
        this.uid = uid;
        this.write = write;
        this.user = user;
    }

    @Override
    String what() {
        return "section " + uid + " of profile \"" + profile.data().name() + "\"";
    }

    @Override
    void closed() {
        profile.locks().release(uid);
        opening.close();
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return super.getLastError(code);
    }

    @Override
    public boolean isSameObject(@Nullable Object other) {
        return other instanceof ProfSect sect && sect.profile == profile && sect.uid.equals(uid);
    }

    @Override
    public void saveChanges(SaveFlag... flags) throws MapiException {
        call(() -> uid);
    }

    @Override
    public Props getProps(@Nullable List<? extends PropTag<?>> tags) throws MapiException {
        return call(() -> {
            Props all = complete();
            if (tags == null) {
                return visible(all);
            }
            if (tags.isEmpty()) {
                throw ProfileErrors.of(MapiCode.MAPI_E_INVALID_PARAMETER, "no properties are asked for");
            }
            Props.Builder found = Props.builder();
            for (PropTag<?> tag : tags) {
                read(all, tag, found);
            }
            return found.build();
        });
    }

    private static void read(Props all, PropTag<?> tag, Props.Builder found) {
        Optional<?> value = all.get(tag);
        if (value.isEmpty()) {
            found.add(PropTag.of(tag.id(), PropType.PT_ERROR), MapiCode.MAPI_E_NOT_FOUND.hresult());
            return;
        }
        PropTag<?> typed = tag;
        for (PropTag<?> held : all.tags()) {
            if (held.id() == tag.id() && tag.type() == PropType.PT_UNSPECIFIED) {
                typed = held;
            }
        }
        found.add(typed, value.get());
    }

    private static Props visible(Props all) {
        Props.Builder visible = Props.builder();
        for (PropValue<?> value : all) {
            if (!SectionRules.isHidden(value.tag())) {
                visible.put(value);
            }
        }
        return visible.build();
    }

    @Override
    public List<PropTag<?>> getPropList() throws MapiException {
        return call(() -> visible(complete()).tags());
    }

    @Override
    public List<PropProblem> setProps(Props properties) throws MapiException {
        return call(() -> {
            checkWritable();
            List<PropProblem> problems = new ArrayList<>();
            Props.Builder set = Props.builder();
            for (int i = 0; i < properties.size(); i++) {
                PropValue<?> value = properties.slot(i);
                PropTag<?> tag = value.tag();
                if (SectionRules.isSkipped(value)) {
                    continue;
                }
                checkSettable(value);
                int index = i;
                SectionRules.refusal(tag, user)
                        .ifPresentOrElse(code -> problems.add(new PropProblem(index, tag, code)), () -> set.put(value));
            }
            Props values = set.build();
            change(old -> {
                Props.Builder merged = old.toBuilder();
                values.forEach(merged::put);
                return merged.build();
            });
            return List.copyOf(problems);
        });
    }

    private static void checkSettable(PropValue<?> value) throws MapiException {
        boolean none = value.value() instanceof List<?> list && list.isEmpty();
        if (value.tag().type() == PropType.PT_OBJECT || value.tag().type() == PropType.PT_UNSPECIFIED || none) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "property %s is of a type that cannot be set, or has no value".formatted(value.tag()));
        }
    }

    @Override
    public List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
        return call(() -> {
            checkWritable();
            if (tags.isEmpty()) {
                throw ProfileErrors.of(MapiCode.MAPI_E_INVALID_PARAMETER, "no properties are named");
            }
            List<PropProblem> problems = new ArrayList<>();
            List<PropTag<?>> gone = new ArrayList<>();
            for (int i = 0; i < tags.size(); i++) {
                PropTag<?> tag = tags.get(i);
                int index = i;
                SectionRules.refusal(tag, user)
                        .ifPresentOrElse(code -> problems.add(new PropProblem(index, tag, code)), () -> gone.add(tag));
            }
            change(old -> {
                Props.Builder left = old.toBuilder();
                gone.forEach(left::remove);
                return left.build();
            });
            return List.copyOf(problems);
        });
    }

    @Override
    public List<PropProblem> copyTo(CopyToRequest request) throws MapiException {
        return call(() -> {
            List<PropTag<?>> left = request.excludeTags();
            if (left != null && left.isEmpty()) {
                throw ProfileErrors.of(MapiCode.MAPI_E_INVALID_PARAMETER, "the list of tags to leave out is empty");
            }
            List<PropTag<?>> tags = new ArrayList<>(visible(complete()).tags());
            if (left != null) {
                tags.removeIf(t -> left.stream().anyMatch(l -> l.id() == t.id()));
            }
            // Computed for this section; the destination has its own.
            tags.removeIf(t -> SectionRules.refusal(t, SectionUser.CLIENT).isPresent());
            return copy(tags, request.destination(), request.flags());
        });
    }

    @Override
    public List<PropProblem> copyProps(CopyPropsRequest request) throws MapiException {
        return call(() -> {
            if (request.tags().isEmpty()) {
                throw ProfileErrors.of(MapiCode.MAPI_E_INVALID_PARAMETER, "no properties are named");
            }
            return copy(request.tags(), request.destination(), request.flags());
        });
    }

    /** Copies by the destination's own SetProps, so that its rules hold; the destination is called without a lock. */
    private List<PropProblem> copy(List<PropTag<?>> tags, IMAPIProp destination, java.util.Set<CopyFlag> flags)
            throws MapiException {
        if (isSameObject(destination)) {
            throw ProfileErrors.of(MapiCode.MAPI_E_NO_ACCESS, what() + " cannot be copied to itself");
        }
        boolean move = flags.contains(CopyFlag.MAPI_MOVE);
        if (move) {
            checkWritable();
        }
        Props all = complete();
        Props.Builder found = Props.builder();
        for (PropTag<?> tag : tags) {
            if (all.has(tag)) {
                read(all, tag, found);
            }
        }
        Props values = found.build();
        if (values.isEmpty()) {
            return List.of();
        }
        if (flags.contains(CopyFlag.MAPI_NOREPLACE)) {
            Props there = destination.getProps(values.tags());
            Props.Builder absent = Props.builder();
            values.forEach(v -> {
                if (!there.has(v.tag())) {
                    absent.put(v);
                }
            });
            values = absent.build();
        }
        List<PropProblem> problems = values.isEmpty() ? List.of() : destination.setProps(values);
        if (move) {
            List<PropTag<?>> moved = new ArrayList<>(values.tags());
            problems.forEach(p -> moved.remove(p.tag()));
            if (!moved.isEmpty()) {
                deleteProps(moved);
            }
        }
        return problems;
    }

    @Override
    public List<PropTag<?>> getIDsFromNames(List<MapiNameId> names, NameFlag... flags) throws MapiException {
        return call(() -> {
            throw noNames();
        });
    }

    @Override
    public Map<PropTag<?>, MapiNameId> getNamesFromIDs(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, NamesFromIdsFlag... flags)
            throws MapiException {
        return call(() -> {
            throw noNames();
        });
    }

    private static MapiException noNames() {
        return ProfileErrors.of(MapiCode.MAPI_E_NO_SUPPORT, "sections of a profile have no named properties");
    }

    private Props complete() throws MapiException {
        ProfileData now = profile.current();
        return SectionRules.complete(now, section(now));
    }

    private ProfileSection section(ProfileData now) throws MapiException {
        return uid.equals(SectionRules.MUID_PROFILE_INSTANCE)
                ? ProfileSection.plain(uid)
                : now.section(uid)
                        .orElseThrow(() -> ProfileErrors.of(
                                MapiCode.MAPI_E_OBJECT_DELETED, what() + " was deleted since it was opened"));
    }

    private void change(java.util.function.UnaryOperator<Props> change) throws MapiException {
        profile.change(now -> {
            ProfileSection old = section(now);
            Props props = change.apply(old.props());
            return props.equals(old.props()) ? now : Roles.settle(now.with(old.with(props)));
        });
    }

    private void checkWritable() throws MapiException {
        if (!write) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS, what() + " is open for reading; open it with MAPI_MODIFY to change it");
        }
    }
}
