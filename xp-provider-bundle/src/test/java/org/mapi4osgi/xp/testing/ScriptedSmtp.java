// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mapi4osgi.xp.config.Security;

/** An SMTP server by script. */
public final class ScriptedSmtp extends ScriptedServer<ScriptedSmtp.Step> {
    private final List<byte[]> mails = new CopyOnWriteArrayList<>();
    private volatile List<String> extensions = List.of("SIZE 10000000", "8BITMIME", "DSN", "AUTH PLAIN LOGIN XOAUTH2");

    /** Where it may do something else. */
    public enum Step {
        GREETING,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        DOT,
        RSET,
        QUIT
    }

    public ScriptedSmtp() {
        super(Step.class);
    }

    /** What it offers. */
    public void offer(String... offered) {
        extensions = List.of(offered);
    }

    /** The mails that it took. */
    public List<String> mails() {
        return mails.stream()
                .map(mail -> new String(mail, StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    void converse(Wire wire) throws IOException {
        if (usual(Step.GREETING, wire)) {
            wire.say("220 scripted ESMTP");
        }
        boolean tls = security() == Security.TLS;
        while (wire.isOpen()) {
            String command = wire.line();
            String verb = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> {
                    if (usual(Step.EHLO, wire)) {
                        wire.say(greeting(security() == Security.STARTTLS && !tls));
                    }
                }
                case "STARTTLS" -> {
                    if (usual(Step.STARTTLS, wire)) {
                        wire.say("220 go ahead");
                        startTls(wire);
                        tls = true;
                    }
                }
                case "AUTH" -> answer(Step.AUTH, wire, "235 2.7.0 welcome");
                case "MAIL" -> answer(Step.MAIL, wire, "250 2.1.0 ok");
                case "RCPT" -> answer(Step.RCPT, wire, "250 2.1.5 ok");
                case "DATA" -> data(wire);
                case "RSET" -> answer(Step.RSET, wire, "250 2.0.0 ok");
                case "QUIT" -> {
                    answer(Step.QUIT, wire, "221 2.0.0 bye");
                    wire.hangUp();
                }
                default -> wire.say("500 5.5.1 what");
            }
        }
    }

    private String greeting(boolean startTls) {
        List<String> offered = new ArrayList<>(List.of("scripted"));
        offered.addAll(extensions);
        if (startTls) {
            offered.removeIf(extension -> extension.startsWith("AUTH"));
            offered.add("STARTTLS");
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < offered.size(); i++) {
            boolean last = i == offered.size() - 1;
            lines.append("250").append(last ? ' ' : '-').append(offered.get(i)).append(last ? "" : "\n");
        }
        return lines.toString();
    }

    private void answer(Step step, Wire wire, String text) throws IOException {
        if (usual(step, wire)) {
            wire.say(text);
        }
    }

    private void data(Wire wire) throws IOException {
        if (!usual(Step.DATA, wire)) {
            return;
        }
        wire.say("354 go on");
        byte[] mail = wire.mail();
        if (usual(Step.DOT, wire)) {
            mails.add(mail);
            wire.say("250 2.0.0 taken");
        }
    }
}
