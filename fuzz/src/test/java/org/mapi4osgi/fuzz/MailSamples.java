// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Mail to start from. */
final class MailSamples {
    private static final String HEAD = """
            From: Ada =?utf-8?q?L=C3=B6?= <ada@example.com>
            To: team: a@example.com, b@example.com;
            Subject: =?iso-8859-1?B?5A==?=
            Date: Thu, 1 Jan 2026 00:00:00 +0000
            Message-ID: <1@example.com>
            MIME-Version: 1.0
            """;

    static final String PARTS = HEAD + """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/alternative; boundary="c"

            --c

            text
            --c
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>=C3=B6</p>
            --c--
            --b
            Content-Type: image/png; name*0*=utf-8''a; name*1=b
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename=a.png; size=3

            AQID
            --b
            Content-Type: message/rfc822

            Subject: inner

            begin 644 a
            #86)C
            `
            end
            --b--
            """;

    private static final String REPORT = HEAD + """
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            failed
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; example.com

            Final-Recipient: rfc822; a@example.com
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 no
            --b
            Content-Type: text/rfc822-headers

            Subject: x
            --b--
            """;

    private static final String SEPARATOR = "From ada@example.com Thu Jan  1 00:00:00 2026\n";

    private static final String MBOX = SEPARATOR + HEAD + "\n>From here\n\n" + SEPARATOR + HEAD + "\ntwo\n";

    private MailSamples() {}

    /** Mail in parts with a message within, a report, and an mbox. */
    static List<byte[]> all() {
        return Stream.of(PARTS, REPORT, MBOX)
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }
}
