// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spooler.testing.DrivenWork;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.spooler.work.FaultPoint;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.tags.PR;

/** The process ends at each step, and a new spooler finds the store as it was left. */
final class RestartTest {
    /** Longer than a lock holds. */
    private static final Duration LOCK = Duration.ofMinutes(3);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static Faults at(FaultPoint point) {
        return Faults.parse(point.name(), () -> {
            throw new DrivenWork.Killed();
        });
    }

    private void restart(String name) {
        rig.renew();
        rig.transport(name, "SMTP");
        rig.start();
        rig.advance(LOCK);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoint.class,
            names = {
                "SPOOLER_LOCKED",
                "SPOOLER_TRY_NOTED",
                "SPOOLER_BEFORE_SUBMIT",
                "SPOOLER_AFTER_SUBMIT",
                "SPOOLER_MESSAGE_ENDED",
                "SPOOLER_RESPONSIBILITIES_SAVED",
                "SPOOLER_FINISHED"
            })
    void aMessageWhoseTransportSavesIsSentOnceToEach(FaultPoint point) throws Exception {
        rig.transport("smtp", "SMTP");
        rig.transport("fax", "FAX");
        rig.start(at(point));
        assertThatThrownBy(() -> {
                    rig.store.submit(
                            rig.store.draft("m", rig.store.sentMail()),
                            TestStore.to("SMTP", "a"),
                            TestStore.to("FAX", "b"),
                            TestStore.to("SMTP", "c"));
                    rig.untilSent();
                })
                .isInstanceOf(DrivenWork.Killed.class);
        rig.renew();
        rig.transport("smtp", "SMTP");
        rig.transport("fax", "FAX");
        rig.start();
        rig.advance(LOCK);
        rig.untilSent();
        assertThat(rig.store.sent()).containsExactly("m");
        assertThat(rig.store.received()).isEmpty();
        for (String sent : List.of("smtp sent to a", "smtp sent to c", "fax sent to b")) {
            assertThat(rig.log.lines(sent)).as(sent + " killed at " + point).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoint.class,
            names = {"SPOOLER_REPORT_BEFORE_SAVE", "SPOOLER_REPORT_SAVED"})
    void aReportIsNeitherLostNorDoubled(FaultPoint point) throws Exception {
        rig.transport("smtp", "SMTP");
        rig.start(at(point));
        assertThatThrownBy(() -> {
                    rig.store.submit(
                            rig.store.draft("m", rig.store.sentMail()),
                            TestStore.to("SMTP", "a"),
                            TestStore.to("NONE", "b"));
                    rig.untilSent();
                })
                .isInstanceOf(DrivenWork.Killed.class);
        restart("smtp");
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
        assertThat(rig.store.received()).containsExactly("Undeliverable: m");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoint.class,
            names = {
                "SPOOLER_IN_CREATED",
                "SPOOLER_IN_STARTED",
                "SPOOLER_IN_BEFORE_MOVE",
                "SPOOLER_IN_MOVED",
                "SPOOLER_IN_BEFORE_NOTIFY",
                "SPOOLER_IN_NOTIFIED"
            })
    void aReceivedMessageIsThereOnceTheTransportHasSavedIt(FaultPoint point) throws Exception {
        FakeTransportProvider smtp = rig.transport("smtp", "SMTP");
        rig.store.client().setReceiveFolder("IPM.Special", Rig.id(rig.store.special(PR.PR_IPM_SENTMAIL_ENTRYID)));
        smtp.script().nextStart((logon, message, reference) -> {
            message.setProp(PR.PR_SUBJECT, "in");
            message.setProp(PR.PR_MESSAGE_CLASS, "IPM.Special");
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            logon.note("saved");
        });
        rig.start(at(point));
        assertThatThrownBy(() -> {
                    smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_NEWMAIL);
                    rig.work.run();
                })
                .isInstanceOf(DrivenWork.Killed.class);
        int saved = rig.log.lines("smtp saved").size();
        assertThat(rig.store.received().size() + rig.store.sent().size()).isEqualTo(saved);
        assertThat(saved).isEqualTo(point == FaultPoint.SPOOLER_IN_CREATED ? 0 : 1);
    }

    @Test
    void eachPointIsTested() {
        Set<FaultPoint> tested = EnumSet.allOf(FaultPoint.class);
        assertThat(tested)
                .hasSize(7 + 2 + 6)
                .allSatisfy(point -> assertThat(point.name()).startsWith("SPOOLER_"));
    }

    @Test
    void aMessageThatEndsTheProcessEachTimeIsSetAsideAndTheRestGoesOn() throws Exception {
        EntryId id = rig.store.submit("deadly", "a");
        rig.store.submit("good", "b");
        for (int i = 0; i < 5; i++) {
            rig.renew();
            FakeTransportProvider smtp = rig.transport("smtp", "SMTP");
            smtp.script().submit((logon, message, reference, flags) -> {
                if (message.getProp(PR.PR_SUBJECT).orElse("").equals("deadly")) {
                    throw new DrivenWork.Killed();
                }
                return logon.takeAll(message, reference, flags);
            });
            assertThatThrownBy(() -> {
                        rig.start();
                        rig.advance(LOCK);
                    })
                    .isInstanceOf(DrivenWork.Killed.class);
        }
        restart("smtp");
        rig.until(() -> rig.store.sent().contains("good"));
        assertThat(rig.log.lines("smtp submitMessage deadly")).hasSize(5);
        rig.until(() -> rig.state(id).isSetAside());
        assertThat(rig.store.queue()).hasSize(1);
    }
}
