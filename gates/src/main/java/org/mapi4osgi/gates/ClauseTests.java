// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.mapi4osgi.kit.Clause;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Which clause was checked by which tests, and how they ended.
 *
 * <p>What ran is read from the reports of the test runners and what it checks from {@link Clause} in the class files, so
 * that it is all the same whether a test ran under JUnit 5 or inside a framework. A report whose test no longer exists
 * counts for nothing.
 */
final class ClauseTests {
    /** In the order in which one result outweighs another when a test ran several times. */
    enum Result {
        passed,
        skipped,
        failed
    }

    private final JavaClasses classes;
    private final SortedMap<String, SortedMap<String, Result>> byClause = new TreeMap<>();

    ClauseTests(Project project) throws IOException, ParserConfigurationException, SAXException {
        List<Path> compiled = new ArrayList<>(project.each("target/test-classes"));
        // Contracts that a provider's test inherits stand in the kit's main code.
        compiled.add(project.root().resolve("kit/target/classes"));
        compiled.removeIf(p -> !Files.isDirectory(p));
        classes = new ClassFileImporter().importPaths(compiled);
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (Path module : project.modules()) {
            List<Path> reports = new ArrayList<>(Project.files(module.resolve("target/surefire-reports"), ".xml"));
            reports.addAll(Project.files(module.resolve("target/failsafe-reports"), ".xml"));
            for (Path report : reports) {
                read(
                        module.getFileName().toString(),
                        parser.parse(report.toFile()).getElementsByTagName("testcase"));
            }
        }
    }

    /** Clause id to test to result; a test is named by module, class and method. */
    SortedMap<String, SortedMap<String, Result>> byClause() {
        return byClause;
    }

    private void read(String module, NodeList testcases) {
        for (int i = 0; i < testcases.getLength(); i++) {
            Element testcase = (Element) testcases.item(i);
            String className = testcase.getAttribute("classname");
            // Parameters and the framework's name follow the method's name in brackets.
            String method = testcase.getAttribute("name").split("[^\\p{Alnum}_$]", 2)[0];
            if (!classes.contain(className)) {
                continue;
            }
            JavaClass type = classes.get(className);
            String test = module + ": " + className.substring(className.lastIndexOf('.') + 1) + "." + method;
            for (String id : clauses(type, method)) {
                byClause.computeIfAbsent(id, k -> new TreeMap<>())
                        .merge(test, result(testcase), (a, b) -> a.compareTo(b) < 0 ? b : a);
            }
        }
    }

    private static Set<String> clauses(JavaClass type, String method) {
        Set<String> ids = new TreeSet<>();
        type.getAllMethods().stream().filter(m -> m.getName().equals(method)).forEach(m -> {
            ids.addAll(named(m));
            ids.addAll(named(m.getOwner()));
            ids.addAll(named(type));
        });
        return ids;
    }

    private static List<String> named(CanBeAnnotated element) {
        return element.isAnnotatedWith(Clause.class)
                ? Arrays.asList(((com.tngtech.archunit.core.domain.properties.HasAnnotations<?>) element)
                        .getAnnotationOfType(Clause.class)
                        .value())
                : List.of();
    }

    private static Result result(Element testcase) {
        for (Map.Entry<String, Result> e : Map.of(
                        "failure", Result.failed, "error", Result.failed, "skipped", Result.skipped)
                .entrySet()) {
            if (testcase.getElementsByTagName(e.getKey()).getLength() > 0) {
                return e.getValue();
            }
        }
        return Result.passed;
    }
}
