// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Says how many tests each framework and Java version executed, from the reports they left behind.
 *
 * <p>A test runner that finds no test ends green, and a framework left out by mistake looks like one that passed. So
 * the build fails here when a run executed nothing, when the runs differ, or when one of the two frameworks is missing.
 */
public final class InFrameworkCount {
    private static final List<String> FRAMEWORKS = List.of("Felix", "Equinox");

    private InFrameworkCount() {}

    public static void main(String[] args) throws IOException, ParserConfigurationException, SAXException {
        Map<String, Map<String, Integer>> executed = new TreeMap<>();
        for (Path run : children(Path.of(args[0]))) {
            if (Files.isDirectory(run)) {
                count(run, executed);
            }
        }
        System.out.println(line(executed));
        check(executed);
    }

    /** Java version, then framework, to the number of tests that neither were skipped nor left no report. */
    private static void count(Path run, Map<String, Map<String, Integer>> executed)
            throws IOException, ParserConfigurationException, SAXException {
        String name = run.getFileName().toString();
        String framework = FRAMEWORKS.stream()
                .filter(f -> name.startsWith(f.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("reports of an unknown framework: " + run));
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (Path file : children(run)) {
            String report = file.getFileName().toString();
            if (!report.startsWith("TEST-") || !report.endsWith(".xml")) {
                continue;
            }
            Document document = parser.parse(file.toFile());
            Element suite = document.getDocumentElement();
            executed.computeIfAbsent(property(suite, "java.specification.version"), k -> new TreeMap<>())
                    .merge(framework, number(suite, "tests") - number(suite, "skipped"), Integer::sum);
        }
    }

    private static String line(Map<String, Map<String, Integer>> executed) {
        List<String> parts = new ArrayList<>();
        executed.forEach((java, counts) -> {
            for (String framework : FRAMEWORKS) {
                parts.add(framework + "/" + java + " " + counts.getOrDefault(framework, 0));
            }
        });
        String absent = executed.containsKey("25") ? "" : "; Java 25: not run (JAVA25_HOME names no JDK)";
        return "in-framework tests: " + String.join(", ", parts) + absent;
    }

    private static void check(Map<String, Map<String, Integer>> executed) {
        HashSet<Integer> counts = new HashSet<>();
        executed.values().forEach(perJava -> FRAMEWORKS.forEach(f -> counts.add(perJava.getOrDefault(f, 0))));
        if (counts.size() != 1 || counts.contains(0)) {
            throw new IllegalStateException("each framework must have executed the same tests, and at least one: "
                    + executed + " (Java version, framework, tests executed)");
        }
    }

    private static String property(Element suite, String name) {
        NodeList properties = suite.getElementsByTagName("property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            if (property.getAttribute("name").equals(name)) {
                return property.getAttribute("value");
            }
        }
        throw new IllegalStateException("a test report without the property " + name);
    }

    private static int number(Element suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
