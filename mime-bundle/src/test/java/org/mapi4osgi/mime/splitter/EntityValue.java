// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.splitter;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of Content-Type or Content-Disposition.
 *
 * @param value what stands before the parameters
 * @param parameters the parameters, decoded by RFC 2231
 */
public record EntityValue(String value, Map<String, String> parameters) {
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*([^\\s=;]+)\\s*=\\s*(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"?|([^;]*))", Pattern.DOTALL);

    static EntityValue of(String field, String otherwise) {
        String text = EntityField.unicode(field.replaceAll("\r\n", "")).strip();
        String value = text.replaceAll("(?s)[;(].*", "").replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        Map<String, String> raw = new TreeMap<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            raw.putIfAbsent(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    quoted == null ? matcher.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1"));
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String name : raw.keySet()) {
            String stem = name.replaceAll("\\*.*", "");
            if (name.equals(stem) || name.equals(stem + "*") || name.matches("[^*]+\\*0\\*?")) {
                parameters.put(
                        stem,
                        name.equals(stem) ? new EntityField(name, latin1(raw.get(name))).says() : join(stem, raw));
            }
        }
        return new EntityValue(
                value.isEmpty() || !value.contains("/") && !otherwise.isEmpty() ? otherwise : value, parameters);
    }

    private static String latin1(String unicode) {
        return new String(
                unicode.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String join(String stem, Map<String, String> raw) {
        String whole = raw.get(stem + "*");
        if (whole != null) {
            return decoded(whole);
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; raw.containsKey(stem + "*" + i) || raw.containsKey(stem + "*" + i + "*"); i++) {
            String plain = raw.get(stem + "*" + i);
            all.append(plain == null ? raw.get(stem + "*" + i + "*") : plain.replace("%", "%25"));
        }
        return decoded(all.toString());
    }

    private static String decoded(String text) {
        String[] three = text.split("'", 3);
        String charset = three.length == 3 ? three[0] : "UTF-8";
        String value = three.length == 3 ? three[2] : text;
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), Charset.forName(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return value;
        }
    }

    public boolean has(String name) {
        return !parameter(name).isEmpty();
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
