// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.mapi4osgi.itest.mailclient.ClientActivator;
import org.osgi.framework.Constants;

/** Makes the client's bundle of the classes of its package. */
final class ClientBundle {
    private ClientBundle() {}

    static byte[] bytes() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.mapi4osgi.itest.mailclient");
        headers.putValue(Constants.BUNDLE_ACTIVATOR, ClientActivator.class.getName());
        headers.putValue(
                Constants.IMPORT_PACKAGE, "org.osgi.framework,org.mapi4osgi.api,org.mapi4osgi.tags,org.mapi4osgi.mime");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path root = root();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
                Stream<Path> classes = Files.walk(root.resolve("org/mapi4osgi/itest/mailclient"))) {
            for (Path file : classes.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
        return bytes.toByteArray();
    }

    private static Path root() throws IOException {
        try {
            return Path.of(ClientActivator.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
