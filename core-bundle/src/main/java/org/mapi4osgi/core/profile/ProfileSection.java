// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * A section as it is at one moment.
 *
 * @param owner the service of a provider or an extra section, the provider that made a plain one; null for none
 * @param bundle the symbolic name of the bundle that the section belongs to; empty for none
 * @param props the stored properties, the hidden ones included, the computed ones not
 */
record ProfileSection(
        MapiUid uid, SectionKind kind, @Nullable MapiUid owner, String bundle, Set<SectionMark> marks, Props props) {
    ProfileSection {
        marks = Set.copyOf(marks);
    }

    static ProfileSection plain(MapiUid uid) {
        return new ProfileSection(uid, SectionKind.PLAIN, null, "", Set.of(), Props.EMPTY);
    }

    boolean is(SectionMark mark) {
        return marks.contains(mark);
    }

    boolean isDeleted() {
        return is(SectionMark.DELETED);
    }

    /** Whether the disk has nothing of it: not yet, or no more. */
    boolean isInMemoryOnly() {
        return is(SectionMark.TEMPORARY) || is(SectionMark.DELETED) || is(SectionMark.UNFINISHED);
    }

    int resourceFlags() {
        return props.get(PR.PR_RESOURCE_FLAGS).orElse(0);
    }

    String text(PropTag<String> tag) {
        return props.get(tag).orElse("");
    }

    ProfileSection with(Props other) {
        return new ProfileSection(uid, kind, owner, bundle, marks, other);
    }

    ProfileSection withFlags(int set, int clear) {
        int flags = resourceFlags() & ~clear | set;
        return flags == resourceFlags() ? this : with(props.with(PR.PR_RESOURCE_FLAGS, flags));
    }

    ProfileSection with(SectionMark mark) {
        Set<SectionMark> more = EnumSet.of(mark);
        more.addAll(marks);
        return new ProfileSection(uid, kind, owner, bundle, more, props);
    }

    ProfileSection without(SectionMark mark) {
        Set<SectionMark> fewer = EnumSet.noneOf(SectionMark.class);
        fewer.addAll(marks);
        fewer.remove(mark);
        return new ProfileSection(uid, kind, owner, bundle, fewer, props);
    }
}
