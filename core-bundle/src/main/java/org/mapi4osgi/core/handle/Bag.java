// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set whose members know their place in it: one goes in and out in a few nanoseconds, without a hash code and without
 * an allocation. A member is in one bag at a time. Guarded by whatever guards its owner.
 *
 * @param <E> the members
 */
final class Bag<E extends Bag.Member> {
    private static final int INITIAL = 8;

    private @Nullable Bag.Member[] members = new Bag.Member[INITIAL];
    private int size;

    /** What can be in a bag. */
    abstract static class Member {
        /** Means something only together with the bag, which looks whether it has this member there. */
        private int place;
    }

    /** Takes a member, if it is not here already. */
    void add(E member) {
        if (contains(member)) {
            return;
        }
        if (size == members.length) {
            members = Arrays.copyOf(members, 2 * size);
        }
        place(member, size++);
    }

    /** Lets go of a member, if it is here. The last one takes its place. */
    void remove(E member) {
        if (!contains(member)) {
            return;
        }
        Member last = members[--size];
        members[size] = null;
        if (last != null && last != member) {
            place(last, ((Member) member).place);
        }
    }

    private void place(Member member, int place) {
        members[place] = member;
        member.place = place;
    }

    private boolean contains(E member) {
        int place = ((Member) member).place;
        return place < size && members[place] == member;
    }

    void clear() {
        members = new Bag.Member[INITIAL];
        size = 0;
    }

    /** What is in it now. */
    @SuppressWarnings("unchecked") // only an E is ever put
    List<E> copy() {
        return (List<E>) List.of(Arrays.copyOf(members, size, Member[].class));
    }
}
