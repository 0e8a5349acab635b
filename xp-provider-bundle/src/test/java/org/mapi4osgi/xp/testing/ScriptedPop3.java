// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mapi4osgi.xp.config.Security;

/** A POP3 server by script, with a maildrop. */
public final class ScriptedPop3 extends ScriptedServer<ScriptedPop3.Step> {
    /** Guarded by itself: the mails by their unique identifiers, in order. */
    private final Map<String, String> mails = new LinkedHashMap<>();

    /** Where it may do something else. */
    public enum Step {
        GREETING,
        CAPA,
        STLS,
        USER,
        PASS,
        AUTH,
        STAT,
        UIDL,
        LIST,
        RETR,
        DELE,
        QUIT
    }

    public ScriptedPop3() {
        super(Step.class);
    }

    /** Puts a mail into the maildrop; line ends as in Java. */
    public void put(String uid, String mail) {
        synchronized (mails) {
            mails.put(uid, mail);
        }
    }

    /** Puts a short mail into the maildrop. */
    public void put(String uid) {
        put(uid, "From: bob@example.net\nTo: ada@example.org\nSubject: " + uid + "\n\nThe body of " + uid + "\n");
    }

    /** The unique identifiers of what is there. */
    public List<String> uids() {
        synchronized (mails) {
            return List.copyOf(mails.keySet());
        }
    }

    @Override
    void converse(Wire wire) throws IOException {
        if (usual(Step.GREETING, wire)) {
            wire.say("+OK scripted POP3");
        }
        List<String> uids = List.of();
        Set<String> deleted = new LinkedHashSet<>();
        boolean tls = security() == Security.TLS;
        while (wire.isOpen()) {
            String[] command = wire.line().split(" ");
            switch (command[0].toUpperCase(Locale.ROOT)) {
                case "CAPA" -> {
                    if (usual(Step.CAPA, wire)) {
                        boolean stls = security() == Security.STARTTLS && !tls;
                        wire.say("+OK\nUIDL\nUSER\nSASL PLAIN XOAUTH2\n" + (stls ? "STLS\n" : "") + ".");
                    }
                }
                case "STLS" -> {
                    if (usual(Step.STLS, wire)) {
                        wire.say("+OK go ahead");
                        startTls(wire);
                        tls = true;
                    }
                }
                case "USER" -> answer(Step.USER, wire, "+OK");
                case "PASS" -> answer(Step.PASS, wire, "+OK welcome");
                case "AUTH" -> answer(Step.AUTH, wire, "+OK welcome");
                case "STAT" -> {
                    uids = uids();
                    answer(Step.STAT, wire, "+OK " + uids.size() + " " + uids.size() * 100);
                }
                case "UIDL" -> answer(Step.UIDL, wire, "+OK\n" + list(uids, true) + ".");
                case "LIST" -> answer(Step.LIST, wire, "+OK\n" + list(uids, false) + ".");
                case "RETR" -> answer(Step.RETR, wire, "+OK\n" + stuffed(uids.get(number(command))) + ".");
                case "DELE" -> {
                    if (usual(Step.DELE, wire)) {
                        deleted.add(uids.get(number(command)));
                        wire.say("+OK");
                    }
                }
                case "QUIT" -> {
                    if (usual(Step.QUIT, wire)) {
                        synchronized (mails) {
                            mails.keySet().removeAll(deleted);
                        }
                        wire.say("+OK bye");
                    }
                    wire.hangUp();
                }
                default -> wire.say("-ERR what");
            }
        }
    }

    private static int number(String[] command) {
        return Integer.parseInt(command[1]) - 1;
    }

    private String mail(String uid) {
        synchronized (mails) {
            return mails.getOrDefault(uid, "");
        }
    }

    private String list(List<String> uids, boolean identifiers) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < uids.size(); i++) {
            lines.append(i + 1)
                    .append(' ')
                    .append(
                            identifiers
                                    ? uids.get(i)
                                    : String.valueOf(mail(uids.get(i)).length()))
                    .append('\n');
        }
        return lines.toString();
    }

    private String stuffed(String uid) {
        return mail(uid).replaceAll("(?m)^\\.", "..");
    }

    private void answer(Step step, Wire wire, String text) throws IOException {
        if (usual(step, wire)) {
            wire.say(text);
        }
    }
}
