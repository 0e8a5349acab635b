// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.openStore;
import static org.mapi4osgi.core.session.SessionWorld.rows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyFolderFlag;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.ReadReceiptFlag;
import org.mapi4osgi.tags.PR;

final class SupportTest {
    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private IMAPISession session;
    private IMAPIFolder here;
    private IMAPIFolder there;
    private IMAPISupport support;

    @BeforeEach
    void open() throws MapiException {
        world = new SessionWorld(folder);
        session = world.logon("all");
        here = openStore(session, "My store").openRoot();
        there = openStore(session, "Other store").openRoot();
        support = world.store.open().support;
    }

    /** A message with everything that a copy must take along. */
    private Disk.Mail richMail() {
        Disk.Mail mail = world.disk.mail(world.disk.root, "rich");
        mail.recipients = List.of(Props.of(PR.PR_DISPLAY_NAME, "Ann").with(PR.PR_RECIPIENT_TYPE, 1));
        Disk.File file = new Disk.File();
        file.props = Props.of(PR.PR_ATTACH_NUM, 0)
                .with(PR.PR_ATTACH_METHOD, 1)
                .with(PR.PR_ATTACH_DATA_BIN, Binary.of((byte) 1, (byte) 2));
        Disk.File embedded = new Disk.File();
        embedded.props = Props.of(PR.PR_ATTACH_NUM, 1).with(PR.PR_ATTACH_METHOD, 5);
        embedded.embedded = new Disk.Mail(world.disk.newId());
        embedded.embedded.props = Props.of(PR.PR_SUBJECT, "inner");
        mail.files.putAll(Map.of(0, file, 1, embedded));
        return mail;
    }

    private static void assertCopied(Disk.Mail copy) {
        assertThat(copy.props.get(PR.PR_SUBJECT)).contains("rich");
        assertThat(copy.recipients)
                .hasSize(1)
                .first()
                .satisfies(r -> assertThat(r.get(PR.PR_DISPLAY_NAME)).contains("Ann"));
        assertThat(copy.files).hasSize(2);
        assertThat(copy.files.values())
                .anySatisfy(
                        f -> assertThat(f.props.get(PR.PR_ATTACH_DATA_BIN)).contains(Binary.of((byte) 1, (byte) 2)));
        assertThat(copy.files.values()).anySatisfy(f -> assertThat(f.embedded).isNotNull());
    }

    @Test
    @Clause({"SUP-21", "FLD-09"})
    void sup21_messagesAreCopiedToAnotherStoreWithAllTheyHave() throws MapiException {
        Disk.Mail mail = richMail();
        MapiCode code = here.copyMessages(CopyMessagesRequest.of(List.of(mail.id), there));
        assertThat(code).isEqualTo(MapiCode.S_OK);
        Disk.Mail copy = world.otherDisk.root.mails.get(0);
        assertCopied(copy);
        assertThat(copy.id).isNotEqualTo(mail.id);
        assertThat(copy.props.entryId(PR.PR_PARENT_ENTRYID)).contains(world.otherDisk.root.id);
        assertThat(world.disk.root.mails).hasSize(1);
        assertThat(world.store.calls).contains("setReadFlags [GENERATE_RECEIPT_ONLY]");
    }

    @Test
    @Clause("EID-04")
    void eid04_aMessageThatMovesToAnotherStoreGetsAnotherEntryId() throws MapiException {
        Disk.Mail mail = richMail();
        here.copyMessages(CopyMessagesRequest.of(List.of(mail.id), there, CopyMessagesFlag.MESSAGE_MOVE));
        assertThat(world.disk.root.mails).isEmpty();
        assertCopied(world.otherDisk.root.mails.get(0));
        assertThat(world.otherDisk.root.mails.get(0).id).isNotEqualTo(mail.id);
    }

    @Test
    void aMissingMessageDoesNotStopTheRest() throws MapiException {
        EntryId gone = EntryId.compose(world.disk.uid, Binary.of((byte) 99));
        Disk.Mail mail = richMail();
        MapiCode code = here.copyMessages(CopyMessagesRequest.of(List.of(gone, mail.id), there));
        assertThat(code).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(world.otherDisk.root.mails).hasSize(1);
    }

    private Disk.Node tree() {
        Disk.Node top = world.disk.newNode(world.disk.root, "top");
        world.disk.mail(top, "in top");
        Disk.Node sub = world.disk.newNode(top, "sub");
        world.disk.mail(sub, "in sub");
        return top;
    }

    @Test
    void aFolderIsCopiedWithOrWithoutItsSubfolders() throws MapiException {
        Disk.Node top = tree();
        here.copyFolder(CopyFolderRequest.of(top.id, there, "flat"));
        here.copyFolder(CopyFolderRequest.of(top.id, there, null, CopyFolderFlag.COPY_SUBFOLDERS));
        Disk.Node flat = world.otherDisk.root.child("flat").orElseThrow();
        assertThat(flat.subjects()).containsExactly("in top");
        assertThat(flat.children).isEmpty();
        Disk.Node deep = world.otherDisk.root.child("top").orElseThrow();
        assertThat(deep.child("sub").orElseThrow().subjects()).containsExactly("in sub");
    }

    @Test
    @Clause("SUP-20")
    void sup20_aMovedFolderTakesItsSubfoldersAlong() throws MapiException {
        Disk.Node top = tree();
        here.copyFolder(CopyFolderRequest.of(top.id, there, null, CopyFolderFlag.FOLDER_MOVE));
        assertThat(world.otherDisk.root.child("top").orElseThrow().child("sub")).isPresent();
        assertThat(world.disk.root.child("top")).isEmpty();
    }

    @Test
    @Clause({"SUP-19", "FLD-04"})
    void sup19_aFolderCannotGoBelowItself() throws MapiException {
        Disk.Node top = tree();
        IMAPIFolder sub = session.openEntry(top.child("sub").orElseThrow().id, IMAPIFolder.IID);
        assertCode(
                MapiCode.MAPI_E_FOLDER_CYCLE,
                () -> here.copyFolder(CopyFolderRequest.of(top.id, sub, null, CopyFolderFlag.FOLDER_MOVE)));
        assertThat(world.disk.root.child("top")).isPresent();
    }

    @Test
    void aNameThatIsTakenIsACollision() throws MapiException {
        Disk.Node top = tree();
        assertCode(MapiCode.MAPI_E_COLLISION, () -> here.copyFolder(CopyFolderRequest.of(top.id, here, null)));
    }

    private IMessage message(Disk.Mail mail) throws MapiException {
        return session.openEntry(mail.id, IMessage.IID);
    }

    @Test
    @Clause({"SUP-17", "SUP-18", "PROP-14", "PROP-15"})
    void sup17_copyToRefusesWhatMakesNoSense() throws MapiException {
        IMessage source = message(richMail());
        IMessage target = message(world.disk.mail(world.disk.root, "target"));
        CopyToRequest nothing = new CopyToRequest(List.of(), List.of(), UiParam.NONE, null, target, Set.of());
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> source.copyTo(nothing));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> source.copyTo(CopyToRequest.all(source)));
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> source.copyProps(CopyPropsRequest.of(source, PR.PR_SUBJECT)));
        assertCode(
                MapiCode.MAPI_E_DECLINE_COPY, () -> source.copyTo(CopyToRequest.all(target, CopyFlag.MAPI_DECLINE_OK)));
    }

    @Test
    void copyToTakesAllButTheExcluded() throws MapiException {
        Disk.Mail target = world.disk.mail(world.disk.root, "target");
        try (IMessage to = message(target)) {
            message(richMail())
                    .copyTo(new CopyToRequest(
                            List.of(),
                            List.of(PR.PR_SUBJECT, PR.PR_MESSAGE_ATTACHMENTS),
                            UiParam.NONE,
                            null,
                            to,
                            Set.of()));
            to.saveChanges();
        }
        assertThat(target.props.get(PR.PR_SUBJECT)).contains("target");
        assertThat(target.recipients).hasSize(1);
        assertThat(target.files).isEmpty();
    }

    @Test
    void noReplaceKeepsWhatIsThere() throws MapiException {
        Disk.Mail target = world.disk.mail(world.disk.root, "target");
        Disk.Mail source = richMail();
        source.props = source.props.with(PR.PR_BODY, "body");
        try (IMessage to = message(target)) {
            message(source).copyTo(CopyToRequest.all(to, CopyFlag.MAPI_NOREPLACE));
            to.saveChanges();
        }
        assertThat(target.props.get(PR.PR_SUBJECT)).contains("target");
        assertThat(target.props.get(PR.PR_BODY)).contains("body");
    }

    @Test
    void copyPropsTakesWhatIsNamed() throws MapiException {
        Disk.Mail target = world.disk.mail(world.disk.root, "target");
        try (IMessage to = message(target)) {
            message(richMail()).copyProps(CopyPropsRequest.of(to, PR.PR_SUBJECT, PR.PR_MESSAGE_RECIPIENTS));
            to.saveChanges();
        }
        assertThat(target.props.get(PR.PR_SUBJECT)).contains("rich");
        assertThat(target.recipients).hasSize(1);
        assertThat(target.files).isEmpty();
    }

    @Test
    @Clause({"SUP-15", "SUP-14"})
    void sup15_aProviderOpensAnothersObjectThroughItsLogon() throws MapiException {
        Disk.Mail mail = world.otherDisk.mail(world.otherDisk.root, "far");
        assertThat(support.openEntry(mail.id).getProp(PR.PR_SUBJECT)).contains("far");
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> support.openEntry(null));
        assertThat(support.compareEntryIDs(mail.id, mail.id)).isTrue();
    }

    @Test
    void whatASupportObjectOpenedEndsWithIt() throws MapiException {
        IMAPIFolder opened = support.openEntry(world.otherDisk.root.id).queryInterface(IMAPIFolder.IID);
        session.logoff();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, opened::getPropList);
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, support::newUID);
    }

    @Test
    @Clause("SHUT-08")
    void shut08_withoutTransportsALogoffIsComplete() throws MapiException {
        IMsgStore store = openStore(session, "My store");
        assertThat(store.storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_ORDERLY)))
                .containsExactly(StoreLogoffFlag.LOGOFF_COMPLETE);
    }

    private IMessage raw(Disk.Mail mail) {
        return world.store.open().new Message(mail, null);
    }

    private List<Props> recipients(IMessage message) throws MapiException {
        return rows(message.getRecipientTable());
    }

    @Test
    @Clause({"OUT-10", "OUT-11"})
    void out10_whoGotAResentMessageDoesNotGetItAgain() throws MapiException {
        Disk.Mail mail = world.disk.mail(world.disk.root, "again");
        mail.recipients = List.of(Props.of(PR.PR_RECIPIENT_TYPE, 1 | 0x80000000), Props.of(PR.PR_RECIPIENT_TYPE, 2));
        IMessage message = raw(mail);
        support.prepareSubmit(message);
        assertThat(recipients(message)).noneMatch(r -> r.has(PR.PR_RESPONSIBILITY));
        message.setProps(Props.of(PR.PR_MESSAGE_FLAGS, 0x80));
        support.prepareSubmit(message);
        assertThat(recipients(message))
                .extracting(r -> r.get(PR.PR_RECIPIENT_TYPE).orElseThrow())
                .containsExactly(1, 2 | 0x10000000);
        assertThat(((DiskStore.Open.Message) message).recipients())
                .extracting(r -> r.get(PR.PR_RESPONSIBILITY).orElseThrow())
                .containsExactly(false, true);
    }

    @Test
    void recipientsAreExpandedAndWrittenToOnce() throws MapiException {
        Contacts.Container list = world.book.container(1, "friends", 1, 0);
        list.user(10, "Ann");
        list.user(11, "Bob");
        session.openAddressBook();
        Disk.Mail mail = world.disk.mail(world.disk.root, "to all");
        mail.recipients = List.of(
                Props.of(PR.PR_RECIPIENT_TYPE, 2)
                        .with(PR.PR_DISPLAY_NAME, "friends")
                        .with(PR.PR_ADDRTYPE, "MAPIPDL")
                        .with(PR.PR_ENTRYID, world.book.id(1).toBinary()),
                Props.of(PR.PR_RECIPIENT_TYPE, 1).with(PR.PR_DISPLAY_NAME, "x@y.zz"),
                Props.of(PR.PR_RECIPIENT_TYPE, 1)
                        .with(PR.PR_DISPLAY_NAME, "Ann again")
                        .with(PR.PR_ENTRYID, world.book.id(10).toBinary()));
        IMessage message = raw(mail);
        assertThat(support.expandRecips(message)).containsExactly(ExpandRecipsFlag.NEEDS_SPOOLER);
        assertThat(recipients(message))
                .extracting(r -> r.get(PR.PR_DISPLAY_NAME).orElse(""))
                .containsExactly("Ann", "Bob", "x@y.zz");
        assertThat(recipients(message))
                .allSatisfy(r -> assertThat(r.has(PR.PR_ENTRYID)).isTrue());
    }

    @Test
    @Clause({"MSG-04", "REP-03"})
    void msg04_aReadReportGoesToWhoSentTheMessage() throws MapiException {
        Disk.Mail mail = world.disk.mail(world.disk.root, "question");
        mail.props = mail.props
                .with(PR.PR_MESSAGE_CLASS, "IPM.Note")
                .with(PR.PR_SENDER_NAME, "Ann")
                .with(PR.PR_SENDER_ADDRTYPE, "SMTP")
                .with(PR.PR_SENDER_EMAIL_ADDRESS, "ann@example.com")
                .with(PR.PR_MESSAGE_DELIVERY_TIME, SessionWorld.NOW)
                .with(PR.PR_CONVERSATION_TOPIC, "question")
                .with(PR.PR_INTERNET_MESSAGE_ID, "<1@example.com>");
        IMessage report = raw(new Disk.Mail(world.disk.newId()));
        support.readReceipt(raw(mail), report);
        assertThat(report.getProp(PR.PR_MESSAGE_CLASS)).contains("REPORT.IPM.Note.IPNRN");
        assertThat(report.getProp(PR.PR_SUBJECT)).contains("Read: question");
        assertThat(report.getProp(PR.PR_REPORT_TIME)).contains(SessionWorld.NOW);
        assertThat(report.getProp(PR.PR_ORIGINAL_DELIVERY_TIME)).contains(SessionWorld.NOW);
        assertThat(report.getProp(PR.PR_CONVERSATION_TOPIC)).contains("question");
        assertThat(report.getProp(PR.PR_IN_REPLY_TO_ID)).contains("<1@example.com>");
        assertThat(recipients(report))
                .extracting(r -> r.get(PR.PR_DISPLAY_NAME).orElse(""))
                .containsExactly("Ann");
        assertCode(
                MapiCode.MAPI_E_NOT_FOUND,
                () -> support.readReceipt(raw(world.disk.mail(world.disk.root, "anonymous")), report));
    }

    @Test
    @Clause("MSG-04")
    void msg04_aReadReportGoesToWhomTheSenderRepresents() throws MapiException {
        Disk.Mail mail = world.disk.mail(world.disk.root, "question");
        mail.props = mail.props
                .with(PR.PR_SENDER_NAME, "Ann")
                .with(PR.PR_SENDER_EMAIL_ADDRESS, "ann@example.com")
                .with(PR.PR_SENT_REPRESENTING_NAME, "Boss")
                .with(PR.PR_SENT_REPRESENTING_ADDRTYPE, "SMTP")
                .with(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS, "boss@example.com");
        IMessage report = raw(new Disk.Mail(world.disk.newId()));
        support.readReceipt(raw(mail), report, ReadReceiptFlag.MAPI_NON_READ);
        assertThat(report.getProp(PR.PR_MESSAGE_CLASS)).contains("REPORT.IPM.Note.IPNNRN");
        assertThat(report.getProp(PR.PR_SUBJECT)).contains("Not read: question");
        assertThat(recipients(report)).singleElement().satisfies(r -> {
            assertThat(r.get(PR.PR_DISPLAY_NAME)).contains("Boss");
            assertThat(r.get(PR.PR_ADDRTYPE)).contains("SMTP");
            assertThat(r.get(PR.PR_EMAIL_ADDRESS)).contains("boss@example.com");
        });
    }

    @Test
    @Clause("OUT-30")
    void out30_sentMailGoesWhereItsSenderWantsIt() throws MapiException {
        Disk.Node sent = world.disk.newNode(world.disk.root, "sent");
        Disk.Mail moved = world.disk.mail(world.disk.root, "moved");
        moved.props = moved.props.with(PR.PR_SENTMAIL_ENTRYID, sent.id.toBinary());
        support.doSentMail(raw(moved));
        assertThat(sent.subjects()).containsExactly("moved");
        assertThat(world.disk.root.subjects()).isEmpty();

        Disk.Mail deleted = world.disk.mail(world.disk.root, "deleted");
        deleted.props = deleted.props.with(PR.PR_DELETE_AFTER_SUBMIT, true);
        support.doSentMail(raw(deleted));
        assertThat(world.disk.root.subjects()).isEmpty();

        Disk.Mail stays = world.disk.mail(world.disk.root, "stays");
        support.doSentMail(raw(stays));
        assertThat(world.disk.root.subjects()).containsExactly("stays");
    }

    @Test
    void withoutASpoolerItsServicesAreNotThere() {
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> support.completeMsg(world.disk.root.id));
    }

    @Test
    @Clause("SUP-07")
    void sup07_aProviderCanMakeItsObjectInvalid() throws MapiException {
        IMsgStore store = openStore(session, "My store");
        support.makeInvalid(world.store.open());
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, store::getPropList);
        assertThat(store.release()).isZero();
    }
}
