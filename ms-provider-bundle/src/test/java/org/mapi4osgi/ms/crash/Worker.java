// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CreateFolderFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

/**
 * The process that is killed: threads that save, change, mark, move, delete and submit messages, each its own ones, and say
 * so before and after. It ends only by the kill.
 */
public final class Worker implements Runnable {
    private static final int THREADS = 2;

    private final TestStore store;
    private final int round;
    private final String prefix;
    private final Random random;
    private final List<Item> items = new ArrayList<>();
    private int made;

    /** A message of this thread. */
    private static final class Item {
        private final String key;
        private final EntryId id;
        private boolean inSecond;
        private int revision;
        private boolean read;

        Item(String key, EntryId id) {
            this.key = key;
            this.id = id;
        }

        String state(boolean submitted) {
            return Worker.state(inSecond, revision, read, submitted);
        }
    }

    private Worker(TestStore store, int round, int thread, long seed) {
        this.store = store;
        this.round = round;
        this.prefix = round + "-" + thread + "-";
        this.random = new Random(seed);
    }

    /** A message that is there, in one word. */
    static String state(boolean inSecond, int revision, boolean read, boolean submitted) {
        return (inSecond ? "second" : "first") + "/" + revision + (read ? "/read" : "")
                + (submitted ? "/submitted" : "");
    }

    /** The folder that messages of a round are made in, or are moved to. */
    static IMAPIFolder folder(TestStore store, int round, boolean second) throws MapiException {
        return store.top()
                .createFolder(
                        FolderType.FOLDER_GENERIC,
                        "round " + round + (second ? " second" : " first"),
                        null,
                        CreateFolderFlag.OPEN_IF_EXISTS);
    }

    /**
     * Works until it is killed.
     *
     * @param args the store's folder, the number of the round, the seed
     */
    public static void main(String[] args) throws Exception {
        TestStore store = new TestStore(Path.of(args[0]));
        int round = Integer.parseInt(args[1]);
        folder(store, round, false);
        folder(store, round, true);
        for (int i = 0; i < THREADS; i++) {
            Worker worker = new Worker(store, round, i, Long.parseLong(args[2]) + i);
            new Thread(worker, "worker " + i).start();
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                work();
            }
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(3);
        }
    }

    private void work() throws Exception {
        int what = random.nextInt(12);
        if (items.isEmpty() || what < 5) {
            save();
            return;
        }
        int index = random.nextInt(items.size());
        Item item = items.get(index);
        switch (what) {
            case 5, 6, 7 -> change(item);
            case 8 -> mark(item);
            case 9 -> move(item);
            case 10 -> submit(items.remove(index));
            default -> delete(items.remove(index));
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private void save() throws Exception {
        String key = prefix + made++;
        try (IMessage message = folder(store, round, false).createMessage()) {
            message.setProp(PR.PR_SUBJECT, key);
            message.setProp(Contents.REVISION, 0);
            message.setProp(PR.PR_BODY, Contents.body(key, 0));
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, key)));
            attach(message, Contents.attachment(key));
            say(Ledger.attempt(key, "save", state(false, 0, false, false)));
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            say(Ledger.done(key));
            items.add(new Item(key, TestStore.id(message)));
        }
    }

    private static void attach(IMessage message, byte[] bytes) throws Exception {
        if (bytes.length > 0) {
            try (IAttach attachment = message.createAttach()) {
                try (OutputStream out = attachment
                        .openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID, OpenPropertyFlag.MAPI_CREATE)
                        .outputStream()) {
                    out.write(bytes);
                }
                attachment.saveChanges();
            }
        }
    }

    private void change(Item item) throws Exception {
        try (IMessage message = store.message(item.id)) {
            item.revision++;
            message.setProp(Contents.REVISION, item.revision);
            try (OutputStream out = message.openProperty(PR.PR_BODY, IStream.IID, OpenPropertyFlag.MAPI_CREATE)
                    .outputStream()) {
                out.write(Contents.body(item.key, item.revision).getBytes(StandardCharsets.UTF_16LE));
            }
            say(Ledger.attempt(item.key, "change", item.state(false)));
            message.saveChanges();
            say(Ledger.done(item.key));
        }
    }

    private void mark(Item item) throws MapiException {
        item.read = true;
        say(Ledger.attempt(item.key, "mark", item.state(false)));
        folder(store, round, item.inSecond).setReadFlags(List.of(item.id));
        say(Ledger.done(item.key));
    }

    private void move(Item item) throws MapiException {
        IMAPIFolder from = folder(store, round, item.inSecond);
        item.inSecond = !item.inSecond;
        IMAPIFolder to = folder(store, round, item.inSecond);
        say(Ledger.attempt(item.key, "move", item.state(false)));
        from.copyMessages(CopyMessagesRequest.of(List.of(item.id), to, CopyMessagesFlag.MESSAGE_MOVE));
        say(Ledger.done(item.key));
    }

    private void submit(Item item) throws MapiException {
        try (IMessage message = store.message(item.id)) {
            say(Ledger.attempt(item.key, "submit", item.state(true)));
            message.submitMessage();
            say(Ledger.done(item.key));
        }
    }

    private void delete(Item item) throws MapiException {
        say(Ledger.attempt(item.key, "delete", Ledger.GONE));
        folder(store, round, item.inSecond).deleteMessages(List.of(item.id));
        say(Ledger.done(item.key));
    }
}
