// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * What a bundle's OSGI-INF/mapisvc.inf says. Strict: each error tells its line, and a file with an error counts for
 * nothing. Sections: [Services] with a line {@code name=label} per service; [Default Services] with a line per service of
 * those; a section per service with {@code Providers=a, b}, maybe {@code Sections=c}, and properties; a section per
 * provider with properties; a section per extra section with {@code UID=} and properties. [Help File Mappings] is
 * skipped. Dll names default to the bundle's symbolic name. Reference: file-format-of-mapisvc-inf.
 */
final class MapiSvcInf {
    private static final String SERVICES = "Services";
    private static final String DEFAULTS = "Default Services";
    private static final Set<String> GENERAL = Set.of("services", "default services", "help file mappings");
    private static final Set<String> LISTS = Set.of("providers", "sections");
    private static final Set<Integer> PROVIDER_TYPES = Set.of(
            ResourceFlags.MAPI_STORE_PROVIDER,
            ResourceFlags.MAPI_AB_PROVIDER,
            ResourceFlags.MAPI_TRANSPORT_PROVIDER,
            ResourceFlags.MAPI_HOOK_PROVIDER);

    private final InfFile file;
    private final String bundle;
    private final List<ServiceDescription> services = new ArrayList<>();
    private final List<String> defaults = new ArrayList<>();
    private final Set<String> used = new HashSet<>(GENERAL);

    /** Read once, however many services name them: a small file must not become a large description. */
    private final Map<String, ServiceDescription.Provider> providers = new HashMap<>();

    private final Map<String, ServiceDescription.Extra> extras = new HashMap<>();

    private MapiSvcInf(InfFile file, String bundle) {
        this.file = file;
        this.bundle = bundle;
    }

    /**
     * Parses a file.
     *
     * @param bundle the symbolic name of the bundle that it is from
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: an error in the file; the text starts with its line
     *     </ul>
     */
    static MapiSvcInf parse(byte[] bytes, String bundle) throws MapiException {
        MapiSvcInf inf = new MapiSvcInf(InfFile.parse(bytes), bundle);
        inf.read();
        return inf;
    }

    List<ServiceDescription> services() {
        return List.copyOf(services);
    }

    /** The names under [Default Services]; each is one of the services. */
    List<String> defaults() {
        return List.copyOf(defaults);
    }

    private void read() throws MapiException {
        InfFile.Section list = file.section(SERVICES);
        if (list == null) {
            throw InfFile.error(1, "there is no section [Services]");
        }
        for (InfFile.Entry entry : list.entries().values()) {
            services.add(service(entry));
        }
        InfFile.Section chosen = file.section(DEFAULTS);
        if (chosen != null) {
            for (InfFile.Entry entry : chosen.entries().values()) {
                defaults.add(services.stream()
                        .map(ServiceDescription::name)
                        .filter(entry.key()::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(() -> InfFile.error(entry.line(), entry.key() + " is not under [Services]")));
            }
        }
        for (InfFile.Section section : file.sections().values()) {
            if (!used.contains(InfFile.key(section.name()))) {
                throw InfFile.error(section.line(), "section [%s] belongs to no service".formatted(section.name()));
            }
        }
    }

    private ServiceDescription service(InfFile.Entry entry) throws MapiException {
        InfFile.Section section = section(entry.key(), entry);
        List<ServiceDescription.Provider> itsProviders = new ArrayList<>();
        for (String name : list(section, "Providers")) {
            itsProviders.add(provider(name, section));
        }
        List<ServiceDescription.Extra> itsExtras = new ArrayList<>();
        for (String name : list(section, "Sections")) {
            itsExtras.add(extra(name, section));
        }
        Props props = props(section, LISTS);
        int flags = props.get(PR.PR_RESOURCE_FLAGS).orElse(0);
        int both = ResourceFlags.SERVICE_PRIMARY_IDENTITY | ResourceFlags.SERVICE_NO_PRIMARY_IDENTITY;
        if ((flags & both) == both) {
            throw InfFile.error(
                    section.line(), "[%s] both has and has not the primary identity".formatted(section.name()));
        }
        if (props.has(PR.PR_SERVICE_ENTRY_NAME)) {
            props = withDefault(props, PR.PR_SERVICE_DLL_NAME, bundle);
        }
        Props named = props.with(PR.PR_SERVICE_NAME, entry.key());
        return new ServiceDescription(entry.key(), entry.value(), bundle, named, itsProviders, itsExtras);
    }

    private ServiceDescription.Provider provider(String name, InfFile.Section service) throws MapiException {
        ServiceDescription.Provider known = providers.get(InfFile.key(name));
        if (known != null) {
            return known;
        }
        InfFile.Section section = section(name, entry(service, "Providers"));
        Props props = props(section, Set.of());
        Optional<Integer> type = props.get(PR.PR_RESOURCE_TYPE);
        if (type.isEmpty() || !PROVIDER_TYPES.contains(type.get())) {
            throw InfFile.error(
                    section.line(),
                    "provider [%s] needs PR_RESOURCE_TYPE: MAPI_STORE_PROVIDER, MAPI_AB_PROVIDER, MAPI_TRANSPORT_PROVIDER or MAPI_HOOK_PROVIDER"
                            .formatted(section.name()));
        }
        props = withDefault(props, PR.PR_PROVIDER_DLL_NAME, bundle);
        props = withDefault(
                props, PR.PR_PROVIDER_DISPLAY, props.get(PR.PR_DISPLAY_NAME).orElse(section.name()));
        props = withDefault(
                props, PR.PR_DISPLAY_NAME, props.get(PR.PR_PROVIDER_DISPLAY).orElse(section.name()));
        ServiceDescription.Provider provider = new ServiceDescription.Provider(section.name(), props);
        providers.put(InfFile.key(name), provider);
        return provider;
    }

    private ServiceDescription.Extra extra(String name, InfFile.Section service) throws MapiException {
        ServiceDescription.Extra known = extras.get(InfFile.key(name));
        if (known != null) {
            return known;
        }
        InfFile.Section section = section(name, entry(service, "Sections"));
        InfFile.Entry uid = section.entries().get("uid");
        if (uid == null) {
            throw InfFile.error(section.line(), "section [%s] needs UID".formatted(section.name()));
        }
        MapiUid parsed = InfProperty.uid(uid, uid.value());
        if (parsed.equals(SectionRules.MUID_PROFILE_INSTANCE)) {
            throw InfFile.error(uid.line(), "this UID is MAPI's own");
        }
        ServiceDescription.Extra extra = new ServiceDescription.Extra(parsed, props(section, Set.of("uid")));
        extras.put(InfFile.key(name), extra);
        return extra;
    }

    private InfFile.Section section(String name, InfFile.Entry link) throws MapiException {
        InfFile.Section section = file.section(name);
        if (section == null || GENERAL.contains(InfFile.key(name))) {
            throw InfFile.error(link.line(), "there is no section [%s]".formatted(name));
        }
        used.add(InfFile.key(name));
        return section;
    }

    private static List<String> list(InfFile.Section section, String key) throws MapiException {
        InfFile.@Nullable Entry entry = section.entries().get(InfFile.key(key));
        if (entry == null) {
            return List.of();
        }
        List<String> names =
                Arrays.stream(entry.value().split(",", -1)).map(String::strip).toList();
        Set<String> distinct = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !distinct.add(InfFile.key(name))) {
                throw InfFile.error(entry.line(), "%s has an empty name, or one twice".formatted(key));
            }
        }
        return names;
    }

    private static InfFile.Entry entry(InfFile.Section section, String key) {
        InfFile.Entry entry = section.entries().get(InfFile.key(key));
        return entry == null ? new InfFile.Entry(key, "", section.line()) : entry;
    }

    private static Props props(InfFile.Section section, Set<String> others) throws MapiException {
        Props.Builder props = Props.builder();
        for (var entry : section.entries().entrySet()) {
            if (!others.contains(entry.getKey())) {
                props.put(InfProperty.of(entry.getValue()));
            }
        }
        return props.build();
    }

    private static <T> Props withDefault(Props props, PropTag<T> tag, T value) {
        return props.has(tag) ? props : props.with(tag, value);
    }
}
