// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportLogon;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript.Call;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class PreprocessTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;
    private FakeTransportProvider smtp;
    private FakeTransportProvider fax;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
        smtp = rig.transport("smtp", "SMTP");
        fax = rig.transport("fax", "FAX");
        rig.store.expandWith(ExpandRecipsFlag.NEEDS_PREPROCESSING);
        rig.door.addressBook((IAddrBook) Proxy.newProxyInstance(
                PreprocessTest.class.getClassLoader(), new Class<?>[] {IAddrBook.class}, (proxy, m, a) -> null));
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    /** What one preprocessor does. */
    @FunctionalInterface
    private interface Step {
        MessagePreprocessor.Result run(IMessage message, IMAPIFolder folder) throws MapiException;
    }

    private MessagePreprocessor noting(String name, Step step) {
        return new MessagePreprocessor() {
            @Override
            public Result preprocessMessage(IMessage message, IMAPIFolder folder, IAddrBook addressBook)
                    throws MapiException {
                rig.log.add(name);
                return step.run(message, folder);
            }

            @Override
            public void removePreprocessInfo(IMessage message) throws MapiException {
                rig.log.add(name + " removed, queue " + rig.store.queue().size());
                message.deleteProps(List.of(PR.PR_COMMENT));
            }
        };
    }

    private static MessagePreprocessor.Result mark(IMessage message) throws MapiException {
        message.setProp(PR.PR_COMMENT, "preprocessed");
        message.setProp(PR.PR_PREPROCESS, true);
        return MessagePreprocessor.Result.NONE;
    }

    @Test
    @Clause({"OUT-08", "OUT-09", "OUT-28"})
    void out08_preprocessorsAreCalledInOrderOnceBeforeTheTransport() throws Exception {
        rig.door.preprocess(smtp, null, null, noting("first", (message, folder) -> mark(message)));
        rig.door.preprocess(smtp, null, "SMTP", noting("second", (message, folder) -> MessagePreprocessor.Result.NONE));
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            logon.note("comment " + message.getProp(PR.PR_COMMENT).orElse(""));
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        rig.start();
        rig.log.clear();
        rig.store.submit("m", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        assertThat(rig.log.lines())
                .containsExactly(
                        "first",
                        "second",
                        "smtp submitMessage m",
                        "smtp comment preprocessed",
                        "smtp submitMessage m",
                        "smtp sent to bob",
                        "smtp endMessage 102",
                        "first removed, queue 1",
                        "second removed, queue 1");
        IMessage sent = rig.store
                .messages(rig.store.special(PR.PR_IPM_SENTMAIL_ENTRYID), "m")
                .get(0);
        assertThat(sent.getProp(PR.PR_COMMENT)).isEmpty();
    }

    @Test
    @Clause("PRE-01")
    void pre01_onlyThoseOfTransportsAndRecipientsThatAreConcerned() throws Exception {
        rig.door.preprocess(
                smtp, null, "OTHER", noting("other type", (message, folder) -> MessagePreprocessor.Result.NONE));
        rig.door.preprocess(
                fax, null, null, noting("other transport", (message, folder) -> MessagePreprocessor.Result.NONE));
        rig.door.preprocess(smtp, null, "SMTP", noting("wanted", (message, folder) -> MessagePreprocessor.Result.NONE));
        rig.start();
        rig.store.submit("m", "bob");
        rig.untilSent();
        assertThat(rig.log.lines("other")).isEmpty();
        assertThat(rig.log.lines("wanted")).hasSize(1);
    }

    @Test
    void aPreprocessorMakesMessagesAndNamesWhomItCannotReach() throws Exception {
        rig.door.preprocess(smtp, null, null, noting("split", (message, folder) -> {
            rig.store.expandWith();
            IMessage more = folder.createMessage();
            more.setProp(PR.PR_SUBJECT, "part 2");
            more.modifyRecipients(null, List.of(TestStore.to("SMTP", "ann")));
            more.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            Props lost = FakeTransportLogon.recipients(message)
                    .get(0)
                    .with(PR.PR_NDR_REASON_CODE, 1)
                    .with(PR.PR_SUPPLEMENTARY_INFO, "no key for this recipient");
            return new MessagePreprocessor.Result(List.of(more), List.of(lost));
        }));
        rig.start();
        rig.store.submit("m", "bob", "carl");
        rig.untilCalled("smtp sent", 2);
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).containsExactlyInAnyOrder("smtp sent to carl", "smtp sent to ann");
        assertThat(rig.store.received()).containsExactly("Undeliverable: m");
        assertThat(rig.store
                        .messages(rig.store.inbox(), "Undel")
                        .get(0)
                        .getProp(PR.PR_BODY)
                        .orElseThrow())
                .contains("no key for this recipient")
                .contains("bob");
    }

    @Test
    void aPreprocessorThatFailsIsTriedAgain() throws Exception {
        int[] calls = {0};
        rig.door.preprocess(smtp, null, null, noting("shaky", (message, folder) -> {
            if (++calls[0] < 3) {
                throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no key server");
            }
            return MessagePreprocessor.Result.NONE;
        }));
        rig.start();
        EntryId id = rig.store.submit("m", "bob");
        rig.until(() -> rig.state(id).tries() == 1);
        assertThat(rig.state(id).reason()).contains("no key server");
        rig.advance(Duration.ofMinutes(1));
        rig.until(() -> rig.state(id).tries() == 2);
        rig.advance(Duration.ofMinutes(5));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
        assertThat(rig.log.lines("shaky")).hasSize(3);
    }

    @Test
    void aPreprocessorThatKeepsFailingEndsInAReport() throws Exception {
        rig.door.preprocess(smtp, null, null, noting("dead", (message, folder) -> {
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "no key server");
        }));
        rig.start();
        EntryId id = rig.store.submit("m", "bob");
        rig.advance(Duration.ofDays(3));
        assertThat(rig.state(id).reason()).contains("no key server");
        assertThat(rig.log.lines("dead")).hasSizeBetween(20, 25);
        rig.advance(Duration.ofDays(2));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        assertThat(rig.store.received()).containsExactly("Undeliverable: m");
        assertThat(rig.store
                        .messages(rig.store.inbox(), "Undel")
                        .get(0)
                        .getProp(PR.PR_BODY)
                        .orElseThrow())
                .contains("bob")
                .contains("no key server");
    }

    @Test
    void aMessageThatBreaksItsPreprocessorIsSetAside() throws Exception {
        rig.door.preprocess(smtp, null, null, noting("broken", (message, folder) -> {
            throw new IllegalStateException("a defect");
        }));
        rig.start();
        EntryId id = rig.store.submit("m", "bob");
        rig.advance(Duration.ofDays(5));
        assertThat(rig.log.lines("broken")).hasSize(5);
        assertThat(rig.state(id).isSetAside()).isTrue();
        assertThat(rig.state(id).reason()).contains("a defect");
        assertThat(rig.store.received()).isEmpty();
    }

    private IMessage part(IMAPIFolder folder, String address) throws MapiException {
        IMessage more = folder.createMessage();
        more.setProp(PR.PR_SUBJECT, "part for " + address);
        more.setProp(PR.PR_DELETE_AFTER_SUBMIT, true);
        more.modifyRecipients(null, List.of(TestStore.to("SMTP", address)));
        more.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        return more;
    }

    /** The n-th object that the spooler opens once the preprocessor was called cannot be opened, once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void whateverFailsHalfWayEachMessageGoesOutOnce(int failing) throws Exception {
        int[] opened = {Integer.MIN_VALUE};
        rig.door.beforeStoreCalls((method, arguments) -> {
            if (method.equals("openEntry") && ++opened[0] == failing) {
                throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "as the test wants it");
            }
        });
        rig.door.preprocess(smtp, null, null, noting("split", (message, folder) -> {
            rig.store.expandWith();
            opened[0] = Math.max(opened[0], 0);
            return new MessagePreprocessor.Result(List.of(part(folder, "ann"), part(folder, "carl")), List.of());
        }));
        rig.start();
        rig.store.submit("m", "bob");
        rig.advance(Duration.ofHours(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent"))
                .containsExactlyInAnyOrder("smtp sent to bob", "smtp sent to ann", "smtp sent to carl");
        assertThat(rig.store.subjects(rig.store.special(PR.PR_IPM_OUTBOX_ENTRYID)))
                .as("no part is left")
                .isEmpty();
        assertThat(opened[0]).as("that one was opened").isGreaterThanOrEqualTo(failing);
    }

    @Test
    void whatWasMadeForAPreprocessingThatFailsIsClosedAndDeleted() throws Exception {
        int[] closed = {0};
        rig.door.preprocess(smtp, null, null, noting("first", (message, folder) -> {
            IMessage made = part(folder, "ann");
            IMessage watched = (IMessage) Proxy.newProxyInstance(
                    PreprocessTest.class.getClassLoader(),
                    new Class<?>[] {IMessage.class},
                    (proxy, method, arguments) -> {
                        closed[0] += method.getName().equals("close") ? 1 : 0;
                        return method.invoke(made, arguments);
                    });
            return new MessagePreprocessor.Result(List.of(watched), List.of());
        }));
        rig.door.preprocess(smtp, null, null, noting("second", (message, folder) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no key server");
        }));
        rig.start();
        EntryId id = rig.store.submit("m", "bob");
        rig.until(() -> rig.state(id).tries() == 1);
        assertThat(closed[0]).isEqualTo(1);
        assertThat(rig.store.subjects(rig.store.special(PR.PR_IPM_OUTBOX_ENTRYID)))
                .containsExactly("m");
    }

    @Test
    void nobodyGetsAMessageWhosePreprocessingFailed() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        rig.door.preprocess(smtp, null, null, noting("encrypt", (message, folder) -> {
            if (away.get()) {
                throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no key server");
            }
            return mark(message);
        }));
        for (FakeTransportProvider transport : List.of(smtp, fax)) {
            transport.script().submit((logon, message, reference, flags) -> {
                logon.note("comment " + message.getProp(PR.PR_COMMENT).orElse(""));
                return logon.takeAll(message, reference, flags);
            });
        }
        rig.start();
        EntryId id = rig.store.submit(rig.store.draft("m"), TestStore.to("SMTP", "a"), TestStore.to("FAX", "b"));
        rig.until(() -> rig.state(id).tries() > 0);
        rig.work.run();
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        assertThat(rig.log.lines("fax submit")).isEmpty();
        away.set(false);
        rig.advance(Duration.ofHours(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp comment")).containsExactly("smtp comment preprocessed");
        assertThat(rig.log.lines("fax comment")).containsExactly("fax comment preprocessed");
    }

    @Test
    @Clause("OUT-32")
    void out32_aMessageThatACoupledStoreHasSentIsOnlyFinished() throws Exception {
        rig.store.expandWith();
        smtp.script().submit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        rig.start();
        EntryId id = rig.store.submit("coupled", "bob");
        rig.untilCalled("smtp submit", 1);
        assertThat(rig.door
                        .ask(new ToSpooler.CompleteMsg(rig.door.request(), TestDoor.SESSION, id))
                        .failure())
                .isEmpty();
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        assertThat(rig.store.sent()).containsExactly("coupled");
    }

    @Test
    @Clause("OUT-32")
    void out32_whatACoupledStoreHasSentIsFinishedEvenWhileTheSessionEnds() throws Exception {
        rig.store.expandWith();
        EntryId sent = rig.store.submit("coupled", "bob");
        int finished = rig.door.request();
        smtp.script().before(Call.LOGOFF, logon -> {
            rig.door.tell(new ToSpooler.CompleteMsg(finished, TestDoor.SESSION, sent));
            rig.work.run();
        });
        smtp.script().submit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        rig.start();
        rig.untilCalled("smtp submit", 1);
        rig.door.ask(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
        assertThat(rig.door.reply(finished).orElseThrow().failure()).isEmpty();
        assertThat(rig.store.sent()).containsExactly("coupled");
    }
}
