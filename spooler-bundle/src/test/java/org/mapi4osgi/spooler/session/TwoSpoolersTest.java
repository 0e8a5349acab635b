// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.fake.FakeProp;
import org.mapi4osgi.kit.fake.FakeTransportLogon;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.Spooler;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.testing.DrivenWork;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.tags.PR;

/** Two spoolers with logons of their own at one store: the lock keeps them apart. */
final class TwoSpoolersTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;
    private FakeTransportProvider smtp;
    private DrivenWork otherWork;
    private TestDoor otherDoor;
    private FakeTransportProvider other;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
        smtp = rig.transport("smtp", "SMTP");
        otherWork = new DrivenWork(rig.clock);
        otherDoor = new TestDoor(otherWork);
        other = new FakeTransportProvider(rig.log, "other", "SMTP");
        otherDoor.add(other, "other", rig.door.section(smtp));
    }

    @AfterEach
    void close() throws Exception {
        otherWork.kill();
        rig.close();
    }

    private void startOther() {
        new Spooler(otherWork, Faults.NONE, RetryPolicy.DEFAULT).connect(otherDoor);
        otherWork.run();
        otherDoor.open(rig.store);
        otherWork.run();
    }

    @Test
    void noMessageIsSentTwiceWhoeverIsFaster() throws Exception {
        // Whenever one spooler sends, the other gets all the time it wants.
        smtp.script().submit((logon, message, reference, flags) -> {
            otherWork.run();
            SubmitResult result = logon.takeAll(message, reference, flags);
            otherWork.run();
            return result;
        });
        rig.start();
        startOther();
        for (int i = 0; i < 20; i++) {
            rig.store.submit("m" + i, "bob");
            if (i % 3 == 0) {
                otherWork.run();
            }
            rig.work.run();
        }
        rig.until(() -> {
            otherWork.run();
            return rig.store.queue().isEmpty();
        });
        assertThat(rig.log.lines("smtp sent").size()
                        + rig.log.lines("other sent").size())
                .isEqualTo(20);
        assertThat(rig.store.sent()).hasSize(20);
    }

    @Test
    void aMessageThatAnotherHasIsTakenWhenItsLockIsGivenBack() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            startOther();
            otherWork.run();
            assertThat(rig.log.lines("other submit")).isEmpty();
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        rig.start();
        rig.store.submit("handed", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.work.kill();
        otherWork.until(() -> otherDoor.statusRow().statusString().equals("1 waits"));
        otherWork.advance(Duration.ofMinutes(2));
        otherWork.until(() -> rig.store.queue().isEmpty());
        assertThat(rig.log.lines("other sent")).hasSize(1);
    }

    @Test
    void aSpoolerThatWasAwayForTooLongIsFencedOff() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            // The process stood still; meanwhile the lock has ended and another has sent the message.
            rig.clock.updateAndGet(now -> now.plus(Duration.ofMinutes(10)));
            startOther();
            otherWork.run();
            assertThat(rig.log.lines("other sent")).hasSize(1);
            return SubmitResult.taken();
        });
        rig.start();
        rig.store.submit("slow", "bob");
        rig.untilSent();
        rig.work.run();
        assertThat(rig.store.sent()).containsExactly("slow");
        assertThat(rig.store.received()).isEmpty();
    }

    @Test
    void aLongTransferKeepsItsLock() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            for (int i = 0; i < 10; i++) {
                rig.work.advance(Duration.ofSeconds(40));
            }
            startOther();
            otherWork.run();
            assertThat(rig.log.lines("other submit")).isEmpty();
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit("long", "bob");
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).isEqualTo(List.of("smtp sent to bob"));
    }

    @Test
    void aTransferWhoseLockIsLostIsCancelled() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            rig.clock.updateAndGet(now -> now.plus(Duration.ofMinutes(10)));
            startOther();
            otherWork.run();
            rig.work.advance(Duration.ofSeconds(40));
            assertThat(logon.support().spoolerYield()).isEqualTo(MapiCode.MAPI_W_CANCEL_MESSAGE);
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "told to");
        });
        rig.start();
        rig.store.submit("lost", "bob");
        rig.untilSent();
        assertThat(rig.log.lines("smtp transportNotify [NOTIFY_CANCEL_MESSAGE] 101"))
                .hasSize(1);
        assertThat(other.logons()).hasSize(1);
    }

    @Test
    void anErrandThatHangsLetsNoLockEnd() throws Exception {
        FakeProp user = new FakeProp(ObjectType.MAPI_MAILUSER, Props.of(PR.PR_DISPLAY_NAME, "Clerk"));
        List<String> meanwhile = new ArrayList<>();
        rig.door.addressBook((IAddrBook) Proxy.newProxyInstance(
                TwoSpoolersTest.class.getClassLoader(),
                new Class<?>[] {IAddrBook.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("openEntry")) {
                        // The errand hangs here, while the transport has the message.
                        for (int i = 0; i < 10; i++) {
                            rig.work.advance(Duration.ofSeconds(40));
                        }
                        startOther();
                        otherWork.run();
                        meanwhile.addAll(rig.log.lines("other submit"));
                        return user;
                    }
                    return null;
                }));
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            Props row = FakeTransportLogon.recipients(message).get(0);
            logon.support().statusRecips(message, List.of(row.with(PR.PR_DELIVER_TIME, Rig.START)));
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        EntryId clerk = EntryId.compose(MapiUid.random(), Binary.of(new byte[] {7}));
        rig.store.submit(
                rig.store.draft(
                        "long",
                        new PropValue<>(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true),
                        new PropValue<>(PR.PR_REPORT_ENTRYID, clerk.toBinary())),
                TestStore.to("SMTP", "bob"));
        rig.untilCalled("smtp submit", 1);
        assertThat(other.logons()).as("the other spooler was there").hasSize(1);
        assertThat(meanwhile).isEmpty();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
    }

    @Test
    void aMessageThatAHungTransportStillHasIsNotSentByAnother() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            int request = rig.door.request();
            rig.door.tell(new ToSpooler.CloseSession(request, TestDoor.SESSION));
            rig.work.advance(Closing.PATIENCE);
            assertThat(rig.door.reply(request))
                    .as("the session ends without it")
                    .isPresent();
            startOther();
            otherWork.advance(Duration.ofSeconds(110));
            assertThat(rig.log.lines("other submit")).isEmpty();
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "told to");
        });
        rig.start();
        rig.store.submit("hung", "bob");
        rig.untilCalled("smtp submit", 1);
        otherWork.advance(Duration.ofMinutes(2));
        otherWork.until(() -> rig.store.queue().isEmpty());
        assertThat(rig.log.lines("other sent")).hasSize(1);
    }
}
