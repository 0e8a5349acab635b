// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import java.nio.file.Path;
import java.util.List;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.ms.testing.FakeSupport;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

/** A process that submits a message, locks it as a spooler, says so, and waits to be killed. */
public final class Locker {
    private Locker() {}

    /**
     * Waits for the end of its input.
     *
     * @param args the store's folder
     */
    public static void main(String[] args) throws Exception {
        TestStore store = new TestStore(Path.of(args[0]));
        IMsgStore spooler = store.spooler(new FakeSupport(store.section()));
        EntryId id;
        try (IMessage message = store.special(PR.PR_IPM_OUTBOX_ENTRYID).createMessage()) {
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            id = TestStore.id(message);
            message.submitMessage();
        }
        spooler.setLockState(
                spooler.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID), LockState.MSG_LOCKED);
        System.out.println("locked");
        while (System.in.read() >= 0) {
            // What is said to it means nothing.
        }
    }
}
