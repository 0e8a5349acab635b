// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * What a bundle tells of a message service of its: the file that [Help File Mappings] of its mapisvc.inf names. A line of
 * that file that has a name, a property tag in eight hexadecimal digits and a description explains a setting; each line is
 * shown to people.
 *
 * @param lines the file
 * @param settings the settings in it
 */
record ServiceHelp(List<String> lines, List<Setting> settings) {
    private static final String INF = "OSGI-INF/mapisvc.inf";
    private static final String MAPPINGS = "[help file mappings]";
    private static final Pattern SETTING = Pattern.compile("\\s*([a-z][\\w.-]*)\\s+([0-9A-Fa-f]{8})\\s+(\\S.*)");
    private static final Pattern TAG = Pattern.compile("[0-9A-Fa-f]{8}");
    private static final ServiceHelp NONE = new ServiceHelp(List.of(), List.of());

    /** A bundle's files. */
    @FunctionalInterface
    interface Entries {
        @Nullable
        URL getEntry(String path);
    }

    /** Finds what is told of a service; nothing if no bundle tells anything. */
    static ServiceHelp find(String service, List<? extends Entries> bundles) throws MapiException {
        for (Entries bundle : bundles) {
            URL inf = bundle.getEntry(INF);
            String path = inf == null ? null : mapping(read(inf), service);
            URL file = path == null ? null : bundle.getEntry(path);
            if (file != null) {
                return parse(read(file));
            }
        }
        return NONE;
    }

    private static @Nullable String mapping(List<String> inf, String service) {
        boolean mappings = false;
        for (String line : inf) {
            String text = line.strip();
            int equals = text.indexOf('=');
            if (text.startsWith("[")) {
                mappings = text.equalsIgnoreCase(MAPPINGS);
            } else if (mappings
                    && equals > 0
                    && text.substring(0, equals).strip().equalsIgnoreCase(service)) {
                return text.substring(equals + 1).strip();
            }
        }
        return null;
    }

    private static ServiceHelp parse(List<String> lines) throws MapiException {
        List<Setting> settings = new ArrayList<>();
        for (String line : lines) {
            Matcher setting = SETTING.matcher(line);
            if (setting.matches()) {
                settings.add(Setting.of(setting.group(1), setting.group(2), setting.group(3)));
            }
        }
        return new ServiceHelp(lines, settings);
    }

    private static List<String> read(URL file) throws MapiException {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new MapiException(MapiCode.MAPI_E_DISK_ERROR, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The setting that a person names, by its name or its property tag. */
    Setting setting(String name) throws MapiException, UsageException {
        Optional<Setting> found =
                settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        if (TAG.matcher(name).matches()) {
            return Setting.of(name, name, "");
        }
        throw new UsageException("there is no setting " + name
                + (settings.isEmpty()
                        ? "; this service does not explain its settings: name them by property tag"
                        : "; the settings are "
                                + String.join(
                                        ", ",
                                        settings.stream().map(Setting::name).toList())));
    }
}
