// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.tags.PR;

/** The three contenders' files, side by side in one folder, with the same messages. Used by one thread. */
final class Arena implements AutoCloseable {
    private final Path oursFile;
    private final Path bareFile;
    private final Scale scale;
    private final Mails mails = new Mails();
    private final RawFile raw;
    private final RawFile subjects;
    private final RawFile blobs;
    private ProviderStore ours;
    private BareStore bare;

    Arena(Path folder, Scale scale) throws MapiException, IOException, SQLException {
        this.scale = scale;
        oursFile = folder.resolve("ours.db");
        bareFile = folder.resolve("bare.db");
        ProviderStore.create(oursFile);
        ProviderStore.create(bareFile);
        raw = new RawFile(folder.resolve("records"));
        subjects = new RawFile(folder.resolve("subjects"));
        blobs = new RawFile(folder.resolve("blobs"));
        ours = new ProviderStore(oursFile);
        bare = new BareStore(bareFile);
    }

    Scale scale() {
        return scale;
    }

    Mails mails() {
        return mails;
    }

    ProviderStore ours() {
        return ours;
    }

    BareStore bare() {
        return bare;
    }

    /** Whole messages, one after another. */
    RawFile raw() {
        return raw;
    }

    /** The subjects of the large folder. */
    RawFile subjects() {
        return subjects;
    }

    /** The encoded properties of the messages of the large folder. */
    RawFile blobs() {
        return blobs;
    }

    /** Writes what of messages in the large folder scans read. */
    void index(List<BareRow> rows) throws IOException {
        for (BareRow row : rows) {
            subjects.append((row.mail().get(PR.PR_SUBJECT) + "\n").getBytes(StandardCharsets.UTF_8));
            blobs.append(row.props());
        }
    }

    /** The sizes of the two databases, their logs written back. */
    record Sizes(long ours, long bare) {}

    /** Closes both databases, looks at their files, and opens them again. */
    Sizes sizes() throws MapiException, SQLException, IOException {
        ours.close();
        bare.close();
        Sizes sizes = new Sizes(Files.size(oursFile), Files.size(bareFile));
        ours = new ProviderStore(oursFile);
        bare = new BareStore(bareFile);
        return sizes;
    }

    @Override
    public void close() throws MapiException, SQLException, IOException {
        ours.close();
        bare.close();
        raw.close();
        subjects.close();
        blobs.close();
    }
}
