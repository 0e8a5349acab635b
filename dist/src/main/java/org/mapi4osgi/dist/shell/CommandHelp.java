// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What a command's method says of itself in its annotations.
 *
 * @param name as it is typed
 * @param usage the command with its options and arguments
 * @param description one line
 * @param examples calls to try
 * @param options each with its description
 */
record CommandHelp(String name, String usage, String description, List<String> examples, List<String[]> options) {
    static List<CommandHelp> of(Object commands, List<String> names) {
        List<CommandHelp> all = new ArrayList<>();
        for (Method method : commands.getClass().getMethods()) {
            Usage usage = method.getAnnotation(Usage.class);
            Descriptor descriptor = method.getAnnotation(Descriptor.class);
            // Gogo lets a command whose name is a Java keyword begin with an underscore.
            String name = method.getName().startsWith("_") ? method.getName().substring(1) : method.getName();
            if (usage != null && descriptor != null && names.contains(name)) {
                all.add(new CommandHelp(
                        name, usage.value(), descriptor.value(), List.of(usage.examples()), options(method)));
            }
        }
        all.sort(Comparator.comparing((CommandHelp help) -> names.indexOf(help.name()))
                .thenComparing(help -> help.usage().length()));
        return all;
    }

    private static List<String[]> options(Method method) {
        List<String[]> options = new ArrayList<>();
        for (Annotation[] annotations : method.getParameterAnnotations()) {
            Parameter parameter = find(annotations, Parameter.class);
            Descriptor descriptor = find(annotations, Descriptor.class);
            if (parameter != null && descriptor != null) {
                options.add(new String[] {String.join(", ", parameter.names()), descriptor.value()});
            }
        }
        return options;
    }

    private static <A> @Nullable A find(Annotation[] annotations, Class<A> type) {
        for (Annotation annotation : annotations) {
            if (type.isInstance(annotation)) {
                return type.cast(annotation);
            }
        }
        return null;
    }
}
