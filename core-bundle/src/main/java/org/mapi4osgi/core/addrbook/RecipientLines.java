// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.AddressRequest;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** The lines of an address dialog: recipients as text that a person can type, and back. */
final class RecipientLines {
    private static final int FIRST_LINE = 0x6600;
    private static final int LINE = 16;

    private final List<AddressRequest.Destination> lines;
    private final List<Props> before;

    RecipientLines(AddressRequest request, List<Props> before) {
        this.lines = request.destinations();
        this.before = before;
    }

    private static PropTag<String> tag(int line) {
        return PropTag.of(FIRST_LINE + line, PropType.PT_UNICODE, String.class);
    }

    List<DisplayControl> controls() {
        List<DisplayControl> controls = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            controls.add(new DisplayControl.Label(
                    Frame.of(0, i * LINE, 60, 12), lines.get(i).title()));
            controls.add(new DisplayControl.Edit(
                    Frame.of(64, i * LINE, 240, 12, DisplayControlFlag.DT_EDITABLE), "*", 0, tag(i)));
        }
        return controls;
    }

    /** The lines as they are at first. */
    Props text() {
        Props.Builder text = Props.builder();
        for (int i = 0; i < lines.size(); i++) {
            List<String> names = of(lines.get(i).recipientType()).stream()
                    .map(recipient -> quoted(recipient.get(PR.PR_DISPLAY_NAME).orElse("")))
                    .toList();
            text.put(tag(i), String.join("; ", names));
        }
        return text.build();
    }

    private List<Props> of(int type) {
        return before.stream().filter(recipient -> type(recipient) == type).toList();
    }

    private static int type(Props recipient) {
        return recipient.get(PR.PR_RECIPIENT_TYPE).orElse(1);
    }

    private static String quoted(String name) {
        return name.contains(";") ? "\"" + name.replace("\"", "") + "\"" : name;
    }

    /** What the typed lines say: a name that was there before is the recipient that it was. */
    List<Props> recipients(Props typed) {
        List<Props> all = new ArrayList<>();
        for (Props recipient : before) {
            if (lines.stream().noneMatch(line -> line.recipientType() == type(recipient))) {
                all.add(recipient);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            int type = lines.get(i).recipientType();
            List<Props> known = new ArrayList<>(of(type));
            for (String name : names(typed.get(tag(i)).orElse(""))) {
                Optional<Props> same = known.stream()
                        .filter(recipient ->
                                name.equals(recipient.get(PR.PR_DISPLAY_NAME).orElse("")))
                        .findFirst();
                same.ifPresent(known::remove);
                all.add(same.orElseGet(() -> Props.of(PR.PR_DISPLAY_NAME, name).with(PR.PR_RECIPIENT_TYPE, type)));
            }
        }
        return all;
    }

    /** The names between semicolons; within quotation marks a semicolon belongs to the name. */
    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (char c : (text + ";").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (c == ';' && !quoted || c == '\n') {
                add(names, name);
                quoted = false;
            } else {
                name.append(c);
            }
        }
        add(names, name);
        return names;
    }

    private static void add(List<String> names, StringBuilder name) {
        String text = name.toString().strip();
        name.setLength(0);
        if (text.length() > 1 && text.indexOf('"', 1) == text.length() - 1 && text.charAt(0) == '"') {
            text = text.substring(1, text.length() - 1).strip();
        }
        if (!text.isEmpty()) {
            names.add(text);
        }
    }
}
