// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** What the test store has on its disk: a tree of folders with messages. One thread at a time. */
final class Disk {
    /** A folder. */
    static final class Node {
        final EntryId id;
        final @Nullable Node parent;
        final List<Node> children = new ArrayList<>();
        final List<Mail> mails = new ArrayList<>();
        Props props;

        Node(EntryId id, @Nullable Node parent, Props props) {
            this.id = id;
            this.parent = parent;
            this.props = props;
        }

        Optional<Node> child(String name) {
            return children.stream()
                    .filter(c -> c.props.get(PR.PR_DISPLAY_NAME).equals(Optional.of(name)))
                    .findFirst();
        }

        List<String> subjects() {
            return mails.stream()
                    .map(m -> m.props.get(PR.PR_SUBJECT).orElse(""))
                    .toList();
        }
    }

    /** A message. */
    static final class Mail {
        final EntryId id;
        Props props = Props.EMPTY;
        List<Props> recipients = List.of();
        final Map<Integer, File> files = new LinkedHashMap<>();

        Mail(EntryId id) {
            this.id = id;
        }
    }

    /** An attachment. */
    static final class File {
        Props props = Props.EMPTY;

        @Nullable
        Mail embedded;
    }

    final MapiUid uid;
    final Node root;
    private int lastId;

    Disk(MapiUid uid) {
        this.uid = uid;
        root = newNode(null, "Root");
    }

    EntryId newId() {
        lastId++;
        return EntryId.compose(uid, Binary.of(new byte[] {(byte) (lastId >> 8), (byte) lastId}));
    }

    Node newNode(@Nullable Node parent, String name) {
        EntryId id = newId();
        Props props = Props.of(PR.PR_DISPLAY_NAME, name)
                .with(PR.PR_ENTRYID, id.toBinary())
                .with(PR.PR_INSTANCE_KEY, id.toBinary())
                .with(PR.PR_PARENT_ENTRYID, (parent == null ? id : parent.id).toBinary())
                .with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_FOLDER.value());
        Node node = new Node(id, parent, props);
        if (parent != null) {
            parent.children.add(node);
        }
        return node;
    }

    /** A saved message with a subject. */
    Mail mail(Node folder, String subject) {
        Mail mail = new Mail(newId());
        mail.props = Props.of(PR.PR_SUBJECT, subject);
        stamp(mail, folder);
        folder.mails.add(mail);
        return mail;
    }

    void stamp(Mail mail, @Nullable Node folder) {
        mail.props = mail.props.with(PR.PR_ENTRYID, mail.id.toBinary()).with(PR.PR_INSTANCE_KEY, mail.id.toBinary());
        if (folder != null) {
            mail.props = mail.props.with(PR.PR_PARENT_ENTRYID, folder.id.toBinary());
        }
    }

    Optional<Node> node(EntryId id) {
        return find(root, id);
    }

    private static Optional<Node> find(Node node, EntryId id) {
        if (node.id.equals(id)) {
            return Optional.of(node);
        }
        return node.children.stream().flatMap(c -> find(c, id).stream()).findFirst();
    }

    Optional<Mail> mail(EntryId id) {
        return mail(root, id);
    }

    private static Optional<Mail> mail(Node node, EntryId id) {
        Optional<Mail> here = node.mails.stream().filter(m -> m.id.equals(id)).findFirst();
        return here.isPresent()
                ? here
                : node.children.stream().flatMap(c -> mail(c, id).stream()).findFirst();
    }

    Optional<Node> folderOf(EntryId mail) {
        return folderOf(root, mail);
    }

    private static Optional<Node> folderOf(Node node, EntryId mail) {
        if (node.mails.stream().anyMatch(m -> m.id.equals(mail))) {
            return Optional.of(node);
        }
        return node.children.stream().flatMap(c -> folderOf(c, mail).stream()).findFirst();
    }
}
