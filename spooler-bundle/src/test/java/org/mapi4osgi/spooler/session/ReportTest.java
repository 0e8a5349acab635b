// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeProp;
import org.mapi4osgi.kit.fake.FakeTransportLogon;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spooler.message.SendState;
import org.mapi4osgi.spooler.testing.DrivenWork;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.spooler.work.FaultPoint;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.tags.PR;

final class ReportTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;
    private FakeTransportProvider smtp;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
        smtp = rig.transport("smtp", "SMTP");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    /** Tells of each recipient and takes all. */
    private static TransportScript.Submit telling(PropValue<?>... about) {
        return (logon, message, reference, flags) -> {
            List<Props> rows = FakeTransportLogon.recipients(message).stream()
                    .map(row -> {
                        Props.Builder told =
                                Props.of(PR.PR_ROWID, row.get(PR.PR_ROWID).orElseThrow()).toBuilder();
                        for (PropValue<?> value : about) {
                            told.put(value);
                        }
                        return told.build();
                    })
                    .toList();
            logon.support().statusRecips(message, rows);
            return logon.takeAll(message, reference, flags);
        };
    }

    private static TransportScript.Submit delivered() {
        return telling(new PropValue<>(PR.PR_DELIVER_TIME, Rig.START));
    }

    private static TransportScript.Submit failed(String why) {
        return telling(
                new PropValue<>(PR.PR_NDR_REASON_CODE, 1),
                new PropValue<>(PR.PR_NDR_DIAG_CODE, 0),
                new PropValue<>(PR.PR_SUPPLEMENTARY_INFO, why));
    }

    @Test
    @Clause("REP-01")
    void rep01_aDeliveryReportIsMadeIfItWasAskedFor() throws Exception {
        smtp.script().submit(delivered());
        rig.start();
        rig.store.submit("unasked", "a");
        rig.store.submit(
                rig.store.draft("asked", new PropValue<>(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true)),
                TestStore.to("SMTP", "b@example.org"));
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Delivered: asked");
        IMessage report = rig.store.messages(rig.store.inbox(), "Delivered").get(0);
        assertThat(report.getProp(PR.PR_MESSAGE_CLASS)).hasValue("REPORT.IPM.Note.DR");
        assertThat(report.getProp(PR.PR_HASATTACH)).as("without the original").hasValue(false);
        assertThat(report.getProp(PR.PR_BODY).orElseThrow()).contains("b@example.org");
    }

    @Test
    @Clause({"REP-02", "REP-05"})
    void rep02_aNonDeliveryReportCarriesTheOriginalAndSaysWhy() throws Exception {
        smtp.script().submit(failed("550 5.1.1 no such user here"));
        rig.start();
        Binary conversation = Binary.of(new byte[] {1, 2, 3});
        rig.store.submit(
                rig.store.draft(
                        "lost",
                        new PropValue<>(PR.PR_BODY, "the text"),
                        new PropValue<>(PR.PR_CONVERSATION_TOPIC, "topic"),
                        new PropValue<>(PR.PR_CONVERSATION_INDEX, conversation),
                        new PropValue<>(PR.PR_REPORT_TAG, Binary.of(new byte[] {9}))),
                TestStore.to("SMTP", "bob@example.org"),
                TestStore.to("SMTP", "cc@example.org", new PropValue<>(PR.PR_RECIPIENT_TYPE, 2)),
                TestStore.to("SMTP", "bcc@example.org", new PropValue<>(PR.PR_RECIPIENT_TYPE, 3)));
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: lost");
        IMessage report = rig.store.messages(rig.store.inbox(), "Undel").get(0);
        assertThat(report.getProp(PR.PR_MESSAGE_CLASS)).hasValue("REPORT.IPM.Note.NDR");
        assertThat(report.getProp(PR.PR_ORIGINAL_SUBJECT)).hasValue("lost");
        assertThat(report.getProp(PR.PR_ORIGINAL_SUBMIT_TIME)).hasValue(Rig.START);
        assertThat(report.getProp(PR.PR_ORIGINAL_DISPLAY_TO)).hasValue("bob@example.org");
        assertThat(report.getProp(PR.PR_ORIGINAL_DISPLAY_CC)).hasValue("cc@example.org");
        assertThat(report.getProp(PR.PR_ORIGINAL_DISPLAY_BCC)).hasValue("bcc@example.org");
        assertThat(report.getProp(PR.PR_REPORT_TIME)).hasValue(Rig.START);
        assertThat(report.getProp(PR.PR_CONVERSATION_TOPIC)).hasValue("topic");
        assertThat(report.getProp(PR.PR_CONVERSATION_INDEX)).hasValue(conversation);
        assertThat(report.getProp(PR.PR_REPORT_TAG)).hasValue(Binary.of(new byte[] {9}));
        assertThat(report.getProp(PR.PR_MESSAGE_DELIVERY_TIME)).hasValue(Rig.START);
        assertThat(report.getProp(PR.PR_SEARCH_KEY)).isPresent();
        assertThat(report.getProp(PR.PR_SENDER_NAME)).isPresent();
        assertThat(report.getProp(PR.PR_REPORT_TEXT).orElseThrow()).contains("550 5.1.1 no such user here");
        assertThat(report.getProp(PR.PR_MESSAGE_FLAGS).orElseThrow() & 0x8)
                .as("MSGFLAG_UNSENT")
                .isZero();
        assertThat(FakeTransportLogon.recipients(report))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.get(PR.PR_NDR_REASON_CODE)).hasValue(1));
        try (IAttach attachment = report.openAttach(0);
                IMessage original = attachment.openProperty(PR.PR_ATTACH_DATA_OBJ, IMessage.IID)) {
            assertThat(original.getProp(PR.PR_SUBJECT)).hasValue("lost");
            assertThat(original.getProp(PR.PR_BODY)).hasValue("the text");
            assertThat(FakeTransportLogon.recipients(original)).hasSize(3);
            assertThat(original.getPropList()).doesNotContainAnyElementsOf(SendState.TAGS);
        }
    }

    @Test
    @Clause("REP-02")
    void rep02_nobodyWhoWantsNoneGetsANonDeliveryReport() throws Exception {
        smtp.script().submit(failed("no"));
        rig.start();
        rig.store.submit(
                rig.store.draft("quiet", new PropValue<>(PR.PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED, false)),
                TestStore.to("SMTP", "bob"),
                TestStore.to("NONE", "ann"));
        rig.untilSent();
        assertThat(rig.store.received()).isEmpty();
    }

    @Test
    void thereIsNoReportAboutAReport() throws Exception {
        smtp.script().submit(failed("no"));
        rig.start();
        rig.store.submit(
                rig.store.draft("Read: x", new PropValue<>(PR.PR_MESSAGE_CLASS, "REPORT.IPM.Note.IPNRN")),
                TestStore.to("SMTP", "bob"));
        rig.untilSent();
        assertThat(rig.store.received()).isEmpty();
    }

    @Test
    void noRecipientIsReportedOnTwice() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            failed("first").submit(logon, message, reference, flags);
            failed("second").submit(logon, message, reference, flags);
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "and the line broke");
        });
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            failed("third").submit(logon, message, reference, flags);
            return SubmitResult.taken();
        });
        rig.start();
        rig.store.submit("once", "a");
        rig.untilCalled("smtp submit", 1);
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: once");
    }

    @Test
    void aFailureThatIsReportedAndLeftOpenIsReportedOnceOnly() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> {
            failed("said").submit(logon, message, reference, flags);
            List<Props> open = FakeTransportLogon.recipients(message).stream()
                    .map(row -> row.with(PR.PR_RESPONSIBILITY, false))
                    .toList();
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_MODIFY, open);
            message.saveChanges();
            return SubmitResult.taken();
        });
        rig.start();
        rig.store.submit("left", "a");
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: left");
    }

    @Test
    @Clause("REP-01")
    void rep01_aReportForSomebodyElseIsSent() throws Exception {
        EntryId clerk = EntryId.compose(MapiUid.random(), Binary.of(new byte[] {7}));
        FakeProp user = new FakeProp(
                ObjectType.MAPI_MAILUSER,
                Props.builder()
                        .put(PR.PR_DISPLAY_NAME, "Clerk")
                        .put(PR.PR_ADDRTYPE, "SMTP")
                        .put(PR.PR_EMAIL_ADDRESS, "clerk@example.org")
                        .build());
        rig.door.addressBook((IAddrBook) Proxy.newProxyInstance(
                ReportTest.class.getClassLoader(),
                new Class<?>[] {IAddrBook.class},
                (proxy, method, arguments) -> method.getName().equals("openEntry") ? user : null));
        List<Props> seen = new ArrayList<>();
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            seen.addAll(FakeTransportLogon.recipients(message));
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit(
                rig.store.draft("case", new PropValue<>(PR.PR_REPORT_ENTRYID, clerk.toBinary())),
                TestStore.to("NONE", "nobody"));
        rig.untilCalled("smtp sent", 1);
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to clerk@example.org");
        assertThat(seen).hasSize(2);
        assertThat(seen.get(1).get(PR.PR_EMAIL_ADDRESS)).hasValue("nobody");
        assertThat(seen.get(1).get(PR.PR_NDR_REASON_CODE)).hasValue(1);
        assertThat(seen.get(1).get(PR.PR_RESPONSIBILITY)).hasValue(true);
        assertThat(rig.log.lines("smtp submit")).containsExactly("smtp submitMessage Undeliverable: case");
        assertThat(rig.store.received()).isEmpty();
        assertThat(rig.store.subjects(rig.store.special(PR.PR_IPM_OUTBOX_ENTRYID)))
                .containsExactly("case");
    }

    @Test
    void aReportForTheUserHimselfIsDelivered() throws Exception {
        rig.start();
        rig.store.submit(
                rig.store.draft(
                        "own",
                        new PropValue<>(
                                PR.PR_REPORT_ENTRYID, rig.door.identity().toBinary())),
                TestStore.to("NONE", "nobody"));
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: own");
        assertThat(Set.copyOf(rig.log.lines("smtp submit"))).isEmpty();
    }

    /** Opens the one whom reports are to go to; what it throws, the address book answers. */
    @FunctionalInterface
    private interface Clerk {
        void open() throws MapiException;
    }

    private void addressBook(Clerk clerk) {
        FakeProp user = new FakeProp(
                ObjectType.MAPI_MAILUSER,
                Props.builder()
                        .put(PR.PR_DISPLAY_NAME, "Clerk")
                        .put(PR.PR_ADDRTYPE, "SMTP")
                        .put(PR.PR_EMAIL_ADDRESS, "clerk@example.org")
                        .build());
        rig.door.addressBook((IAddrBook) Proxy.newProxyInstance(
                ReportTest.class.getClassLoader(), new Class<?>[] {IAddrBook.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("openEntry")) {
                        clerk.open();
                        return user;
                    }
                    return null;
                }));
    }

    /** A message that cannot be sent, whose reports are to go to a clerk. */
    private EntryId submitForClerk(Clerk clerk) throws MapiException {
        return submitForClerk(clerk, TestStore.to("NONE", "nobody"));
    }

    private EntryId submitForClerk(Clerk clerk, Props recipient) throws MapiException {
        addressBook(clerk);
        EntryId id = EntryId.compose(MapiUid.random(), Binary.of(new byte[] {7}));
        return rig.store.submit(
                rig.store.draft("case", rig.store.sentMail(), new PropValue<>(PR.PR_REPORT_ENTRYID, id.toBinary())),
                recipient);
    }

    @ParameterizedTest
    @EnumSource(
            value = MapiCode.class,
            names = {"MAPI_E_NOT_FOUND", "MAPI_E_UNKNOWN_ENTRYID", "MAPI_E_NO_ACCESS", "MAPI_E_CALL_FAILED"})
    void aReportForSomebodyWhoIsNotKnownGoesToTheSender(MapiCode code) throws Exception {
        rig.start();
        submitForClerk(() -> {
            throw new MapiException(code, "no such user");
        });
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: case");
        assertThat(rig.store.sent()).containsExactly("case");
        assertThat(rig.log.lines("smtp submit")).isEmpty();
    }

    @Test
    void aReportForSomebodyWhoseBookIsAwayIsMadeLater() throws Exception {
        int[] away = {3};
        rig.start();
        submitForClerk(() -> {
            if (away[0]-- > 0) {
                throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
            }
        });
        rig.until(() -> away[0] == 2);
        rig.work.run();
        assertThat(rig.store.queue()).hasSize(1);
        rig.advance(Duration.ofMinutes(10));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to clerk@example.org");
        assertThat(rig.store.received()).isEmpty();
        assertThat(rig.store.sent()).containsExactly("case");
    }

    @Test
    void aReportThatCannotBeSubmittedIsMadeAgainAndLeavesNothing() throws Exception {
        boolean[] failed = {false};
        rig.start();
        submitForClerk(() -> {
            rig.store.failSubmits(failed[0] ? 0 : 1);
            failed[0] = true;
        });
        rig.until(() -> failed[0]);
        rig.advance(Duration.ofMinutes(10));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to clerk@example.org");
        assertThat(rig.store.subjects(rig.store.special(PR.PR_IPM_OUTBOX_ENTRYID)))
                .isEmpty();
    }

    @Test
    void aReportOfWhichNobodyCanBeToldIsNotMadeAgain() throws Exception {
        rig.door.beforeStoreCalls((method, arguments) -> {
            if (method.equals("notifyNewMail")) {
                throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "as the test wants it");
            }
        });
        rig.start();
        rig.store.submit(rig.store.draft("once", rig.store.sentMail()), TestStore.to("NONE", "nobody"));
        rig.advance(Duration.ofHours(1));
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: once");
        assertThat(rig.store.sent()).containsExactly("once");
    }

    @Test
    void aReportForAStoreThatIsAwayIsMadeLater() throws Exception {
        int[] away = {2};
        rig.door.beforeStoreCalls((method, arguments) -> {
            if (method.equals("getReceiveFolder") && away[0]-- > 0) {
                throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "as the test wants it");
            }
        });
        rig.start();
        rig.store.submit(rig.store.draft("later", rig.store.sentMail()), TestStore.to("NONE", "nobody"));
        rig.until(() -> away[0] < 2);
        rig.work.run();
        assertThat(rig.store.queue()).hasSize(1);
        assertThat(rig.store.received()).isEmpty();
        rig.advance(Duration.ofMinutes(10));
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: later");
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultPoint.class,
            names = {"SPOOLER_REPORT_BEFORE_SAVE", "SPOOLER_REPORT_SAVED"})
    void aReportThatIsSentAgainAfterACrashHasTheSameMessageId(FaultPoint point) throws Exception {
        rig.start(Faults.parse(point.name(), () -> {
            throw new DrivenWork.Killed();
        }));
        assertThatThrownBy(() -> {
                    submitForClerk(() -> {});
                    rig.untilSent();
                })
                .isInstanceOf(DrivenWork.Killed.class);
        rig.renew();
        Set<String> ids = new HashSet<>();
        rig.transport("smtp", "SMTP").script().submit((logon, message, reference, flags) -> {
            ids.add(message.getProp(PR.PR_INTERNET_MESSAGE_ID).orElse(""));
            return logon.takeAll(message, reference, flags);
        });
        addressBook(() -> {});
        rig.start();
        rig.advance(Duration.ofMinutes(3));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submitMessage Undeliverable: case"))
                .hasSize(point == FaultPoint.SPOOLER_REPORT_SAVED ? 2 : 1);
        assertThat(ids).singleElement().asString().matches("<[0-9a-f]{32}@localhost>");
        assertThat(rig.store.sent()).containsExactly("case");
    }

    @Test
    void aTryWhoseReportCannotBeMadeYetIsNoBrokenOne() throws Exception {
        int[] away = {9};
        smtp.script()
                .submit((logon, message, reference, flags) ->
                        message.getProp(PR.PR_SUBJECT).orElse("").equals("case")
                                ? SubmitResult.of(SubmitResult.Outcome.MAPI_E_NOT_ME)
                                : logon.takeAll(message, reference, flags));
        rig.start();
        EntryId id = submitForClerk(
                () -> {
                    if (away[0]-- > 0) {
                        throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
                    }
                },
                TestStore.to("SMTP", "nobody"));
        rig.until(() -> away[0] == 8);
        rig.work.run();
        assertThat(rig.state(id).broken()).isZero();
        rig.advance(Duration.ofHours(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to clerk@example.org");
        assertThat(rig.store.sent()).containsExactly("case");
    }
}
