// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.Locale;
import java.util.Set;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;

/**
 * A setting of a message service.
 *
 * @param name what a person calls it
 * @param tag the property that holds it
 * @param description what it is
 */
record Setting(String name, PropTag<?> tag, String description) {
    private static final int FIRST_SECRET = 0x67F0;
    private static final int LAST_SECRET = 0x67FF;
    private static final int HEXADECIMAL = 16;
    private static final Set<String> YES = Set.of("yes", "true", "on");
    private static final Set<String> NO = Set.of("no", "false", "off");

    /**
     * A setting of that property.
     *
     * @param digits the property's tag in hexadecimal digits
     */
    static Setting of(String name, String digits, String description) throws MapiException {
        return new Setting(name, PropTag.parse(Integer.parseUnsignedInt(digits, HEXADECIMAL)), description);
    }

    /** Whether the profile hides it. */
    boolean isSecret() {
        return tag.id() >= FIRST_SECRET && tag.id() <= LAST_SECRET;
    }

    /** Its value from what a person typed. */
    PropValue<?> value(String text) throws UsageException {
        PropType type = tag.type();
        if (type == PropType.PT_UNICODE) {
            return PropValue.ofUnchecked(tag, text);
        } else if (type == PropType.PT_LONG) {
            try {
                return PropValue.ofUnchecked(tag, Integer.valueOf(text));
            } catch (NumberFormatException e) {
                throw new UsageException(name + " takes a number, not " + text);
            }
        } else if (type == PropType.PT_BOOLEAN) {
            String word = text.toLowerCase(Locale.ROOT);
            if (YES.contains(word) || NO.contains(word)) {
                return PropValue.ofUnchecked(tag, YES.contains(word));
            }
            throw new UsageException(name + " takes yes or no, not " + text);
        }
        throw new UsageException(name + " cannot be set here: it is a " + type);
    }
}
