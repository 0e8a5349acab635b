// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may know whom. A package may be empty yet; one that is not listed here fails. */
final class ArrowsTest {
    private static final String BASE = "org.mapi4osgi.";

    /** The parts of the project, by the package each stands in, and the other parts it may use. */
    private static final Map<String, Set<String>> PARTS = Map.ofEntries(
            Map.entry("api", Set.of("tags")),
            Map.entry("tags", Set.of("api")),
            Map.entry("spi", Set.of("api", "tags")),
            Map.entry("admin", Set.of("api", "spi")),
            Map.entry("ui", Set.of("api")),
            Map.entry("util", Set.of("api", "tags", "spi")),
            Map.entry("mime", Set.of("api", "tags", "spi")),
            Map.entry("core", Set.of("api", "tags", "spi", "admin", "ui", "util")),
            Map.entry("ab", Set.of("api", "tags", "spi", "util", "mime")),
            Map.entry("ms", Set.of("api", "tags", "spi", "util", "mime")),
            Map.entry("xp", Set.of("api", "tags", "spi", "util", "mime")),
            Map.entry("spooler", Set.of("api", "tags", "spi", "util", "mime")),
            Map.entry("kit", Set.of("api", "tags", "spi", "ui", "util")),
            Map.entry("demo", Set.of("api", "tags", "spi", "admin", "mime")),
            Map.entry("dist", Set.of("api", "tags", "spi", "admin", "ui", "util", "mime")),
            Map.entry("gates", Set.of("kit")));

    /** Measures the inside of the others and ships with nothing. */
    private static final String BENCHMARKS = "benchmarks";

    /** Core's packages from the top down; packages on one level may use each other unless that makes a cycle. */
    private static final List<Set<String>> LEVELS = List.of(
            Set.of(""),
            Set.of("subsystem"),
            Set.of("session"),
            Set.of("addrbook", "logon", "route", "handle", "spool"),
            Set.of("provider"),
            Set.of("gate"));

    /** Reached by all of core; they reach back through ports of their own. */
    private static final Set<String> LEAVES = Set.of("support", "notify", "status", "profile", "ui");

    static final List<String> parts = PARTS.keySet().stream().sorted().toList();
    static final Map<String, Set<String>> forbiddenInCore = forbiddenInCore();
    static final List<String> corePackages = List.copyOf(forbiddenInCore.keySet());

    private static JavaClasses classes = new ClassFileImporter().importPaths(List.<Path>of());

    @BeforeAll
    static void readClassFiles() throws IOException {
        classes =
                new ClassFileImporter().importPaths(Project.around(Path.of("")).each("target/classes"));
    }

    @Test
    void everyClassBelongsToAPart() {
        Set<String> found = new TreeSet<>();
        classes.forEach(c -> found.add(part(c)));
        found.removeAll(parts);
        found.remove(BENCHMARKS);
        assertThat(found).as("parts that the rules do not know").isEmpty();
    }

    @ParameterizedTest
    @FieldSource("parts")
    void aPartUsesOnlyThePartsItMay(String part) {
        Set<String> allowed = PARTS.getOrDefault(part, Set.of());
        noClasses()
                .that(describe("belong to " + part, c -> part(c).equals(part)))
                .should()
                .dependOnClassesThat(describe(
                        "belong to another part than " + allowed,
                        c -> c.getPackageName().startsWith(BASE)
                                && !part(c).equals(part)
                                && !allowed.contains(part(c))))
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void theApiDependsOnTheJdkAndAnnotationsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "api..", BASE + "tags..", BASE + "spi..", BASE + "admin..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "java..",
                        BASE + "api..",
                        BASE + "tags..",
                        BASE + "spi..",
                        BASE + "admin..",
                        "org.osgi.annotation..",
                        "org.osgi.service.component.annotations",
                        "org.jspecify.annotations",
                        "com.google.errorprone.annotations..")))
                .check(classes);
    }

    @ParameterizedTest
    @FieldSource("corePackages")
    void insideCoreArrowsPointDown(String name) {
        Set<String> forbidden = forbiddenInCore.getOrDefault(name, Set.of());
        noClasses()
                .that(inCore(Set.of(name)))
                .should()
                .dependOnClassesThat(inCore(forbidden))
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(BASE + "(**)").should().beFreeOfCycles().check(without(BASE + "benchmarks.."));
    }

    @Test
    void noStaticCanComeToHoldAProvidersObject() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(without(BASE + "benchmarks.."));
    }

    @Test
    void onlyProgramsWriteToTheConsole() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes.that(
                not(resideInAnyPackage(BASE + "demo..", BASE + "dist..", BASE + "gates..", BASE + "benchmarks.."))));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> without = new TreeSet<>();
        Set<String> marked = new TreeSet<>();
        // JMH writes a package of its own beside each benchmark's.
        without("..jmh_generated..")
                .forEach(c ->
                        (c.getPackage().isAnnotatedWith(NullMarked.class) ? marked : without).add(c.getPackageName()));
        without.removeAll(marked);
        assertThat(without)
                .as("packages whose package-info.java is not @NullMarked")
                .isEmpty();
    }

    private static JavaClasses without(String packages) {
        return classes.that(not(resideInAPackage(packages)));
    }

    /** The name after the base package, or the package's own name for a class from elsewhere. */
    private static String part(JavaClass c) {
        String name = c.getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()).split("\\.", 2)[0] : name;
    }

    private static DescribedPredicate<JavaClass> inCore(Set<String> names) {
        return describe("reside in core's " + names, c -> {
            String p = c.getPackageName();
            String core = BASE + "core";
            if (p.equals(core)) {
                return names.contains("");
            }
            return p.startsWith(core + ".")
                    && names.contains(p.substring(core.length() + 1).split("\\.", 2)[0]);
        });
    }

    private static Map<String, Set<String>> forbiddenInCore() {
        Map<String, Set<String>> forbidden = new LinkedHashMap<>();
        Set<String> above = new TreeSet<>();
        for (Set<String> level : LEVELS) {
            level.forEach(name -> forbidden.put(name, Set.copyOf(above)));
            above.addAll(level);
        }
        LEAVES.forEach(name -> forbidden.put(name, Set.copyOf(above)));
        return forbidden;
    }
}
