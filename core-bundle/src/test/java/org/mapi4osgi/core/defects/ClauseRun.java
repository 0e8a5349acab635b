// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.defects;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.mapi4osgi.kit.Clause;

/**
 * Runs all clause tests of core in this process, with core's classes as a class loader has them.
 *
 * <p>A test that hangs is given up; its thread may stay behind.
 */
final class ClauseRun implements TestExecutionListener {
    private static final String PATIENCE = "30 s";

    private final Map<String, Set<String>> failed = Collections.synchronizedMap(new TreeMap<>());
    private int tests;

    private ClauseRun() {}

    /**
     * Runs the tests.
     *
     * @param clause only the tests of this clause; null for those of all clauses
     */
    static ClauseRun with(ClassLoader loader, Path testClasses, @Nullable String clause)
            throws IOException, ReflectiveOperationException {
        ClauseRun run = new ClauseRun();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .filters(TagFilter.includeTags("clause"))
                .configurationParameter("junit.jupiter.execution.timeout.default", PATIENCE)
                .configurationParameter("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD");
        for (Class<?> test : testClasses(testClasses, loader)) {
            if (clause == null) {
                request.selectors(DiscoverySelectors.selectClass(test));
            } else {
                Stream.of(test.getDeclaredMethods())
                        .filter(method -> clauses(method).contains(clause))
                        .forEach(method -> request.selectors(DiscoverySelectors.selectMethod(test, method)));
            }
        }
        LauncherDiscoveryRequest built = request.build();
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            LauncherFactory.create().execute(built, run);
        } finally {
            thread.setContextClassLoader(own);
        }
        return run;
    }

    /** The classes of tests below a directory of class files, this tool's own left out. */
    static List<Class<?>> testClasses(Path directory, ClassLoader loader)
            throws IOException, ReflectiveOperationException {
        String own = ClauseRun.class.getPackageName();
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = directory.relativize(file).toString().replace('/', '.');
                if (name.endsWith("Test.class") && !name.startsWith(own)) {
                    found.add(Class.forName(name.substring(0, name.length() - ".class".length()), false, loader));
                }
            }
        }
        return found;
    }

    /** How many tests came to an end. */
    int tests() {
        return tests;
    }

    /** The tests that failed, and the clauses that they check. */
    Map<String, Set<String>> failed() {
        return failed;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            tests++;
        }
        if (result.getStatus() != TestExecutionResult.Status.FAILED) {
            return;
        }
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .ifPresentOrElse(this::failed, () -> failed.put(test.getDisplayName(), Set.of()));
    }

    private void failed(Method method) {
        failed.put(method.getDeclaringClass().getSimpleName() + "." + method.getName(), clauses(method));
    }

    /** The clauses that a test names. */
    static Set<String> clauses(Method test) {
        Clause clause = test.getAnnotation(Clause.class);
        return clause == null ? Set.of() : new TreeSet<>(List.of(clause.value()));
    }
}
