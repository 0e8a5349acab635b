// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.defects;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Core's classes and its tests', with those of one source file as a defect has them; everything else is shared. */
final class PlantedClasses extends URLClassLoader {
    private static final String CORE = "org.mapi4osgi.core.";

    private PlantedClasses(URL[] urls) {
        super(urls, PlantedClasses.class.getClassLoader());
    }

    /** Earlier directories hide the classes of later ones. */
    static PlantedClasses of(List<Path> directories) throws IOException {
        URL[] urls = new URL[directories.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = directories.get(i).toUri().toURL();
        }
        return new PlantedClasses(urls);
    }

    /**
     * Compiles a source that is on no disk.
     *
     * @param source the text
     * @param directory for the class files
     * @throws IllegalArgumentException if it does not compile
     */
    static void compile(Defect defect, String source, Path directory) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///" + defect.file()), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of(
                "-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none", "-nowarn");
        if (!compiler.getTask(messages, null, null, options, null, List.of(file))
                .call()) {
            throw new IllegalArgumentException("the defect " + defect.name() + " does not compile:\n" + messages);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(CORE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
