// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.EnumSet;
import java.util.Set;

/**
 * One bit of a flags parameter. Each flags parameter of MAPI has an enum of its own that implements this interface, so
 * that a wrong flag does not compile.
 */
public interface MapiFlag {
    /**
     * The flag's value in MAPI's headers.
     *
     * @return one bit, or the value MAPI gives the flag
     */
    int bit();

    /**
     * Joins flags to the integer that MAPI's headers use.
     *
     * @param flags the flags; may be empty
     * @return the bits joined by OR
     */
    static int bits(Iterable<? extends MapiFlag> flags) {
        int bits = 0;
        for (MapiFlag flag : flags) {
            bits |= flag.bit();
        }
        return bits;
    }

    /**
     * Makes a set of a varargs parameter.
     *
     * @param type the flags' enum
     * @param flags the flags as a client passed them; repeated flags count once
     * @param <F> the flags' enum
     * @return a new, mutable set
     */
    @SafeVarargs
    static <F extends Enum<F> & MapiFlag> Set<F> set(Class<F> type, F... flags) {
        Set<F> set = EnumSet.noneOf(type);
        for (F flag : flags) {
            set.add(flag);
        }
        return set;
    }

    /**
     * Splits an integer into flags. For places where integers come in: files, the wire, a shell.
     *
     * @param type the flags' enum
     * @param bits the integer
     * @param <F> the flags' enum
     * @return the flags whose bits are set
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_FLAGS: a bit is set that no constant of {@code type} has
     *     </ul>
     */
    static <F extends Enum<F> & MapiFlag> Set<F> parse(Class<F> type, int bits) throws MapiException {
        Set<F> set = EnumSet.noneOf(type);
        int rest = bits;
        for (F flag : type.getEnumConstants()) {
            if ((bits & flag.bit()) == flag.bit()) {
                set.add(flag);
                rest &= ~flag.bit();
            }
        }
        if (rest != 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_FLAGS,
                    "flags 0x%08X: 0x%08X is no flag of %s".formatted(bits, rest, type.getSimpleName()));
        }
        return set;
    }
}
