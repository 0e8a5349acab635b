// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.mime.reader.Skeleton;
import org.mapi4osgi.mime.splitter.Entity;
import org.mapi4osgi.tags.PR;

/** Where the parts of received mail stand when it is written, and what becomes of that when the message is changed. */
final class KeptStructureTest {
    private static final String MAIL = """
            From: ann@example.org
            Subject: nested
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/alternative; boundary=b; x-mine=yes
            X-Part: outer

            --b
            Content-Type: text/plain; charset=iso-8859-1; format=flowed

            text
            --b
            Content-Type: multipart/related; boundary=c; start="<root>"

            --c
            Content-Type: text/html
            Content-ID: <root>

            <img src="cid:pic">
            --c
            Content-Type: image/png
            Content-ID: <pic>
            Content-Transfer-Encoding: base64

            QUJD
            --c--
            --b
            Content-Type: text/calendar; method=REQUEST

            BEGIN:VCALENDAR
            --b--
            --a

            a second text
            --a
            Content-Type: application/pdf; name=a.pdf
            Content-Transfer-Encoding: base64

            QUJD
            --a--
            """;

    private static final String AS_RECEIVED = "multipart/mixed[multipart/alternative[text/plain, "
            + "multipart/related[text/html, image/png], text/calendar], text/plain, application/pdf]";

    private static final String SIGNED = """
            From: ann@example.org
            Subject: from a list
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/signed; boundary=b; protocol="application/pgp-signature"

            --b
            Content-Type: multipart/mixed; boundary=c

            --c
            Content-Type: text/plain;
              charset="us-ascii"

            signed =
            --c
            Content-Disposition: attachment; filename=a.txt

            attached
            --c--
            --b
            Content-Type: application/pgp-signature

            S
            --b--
            --a

            footer of the list
            --a--
            """;

    private static Entity written(MemoryMessage message, ConvertFlag... flags) throws MapiException {
        Written mail = Written.of(message, flags);
        assertThat(mail.faults()).isEmpty();
        return Entity.of(mail.bytes());
    }

    @Test
    void eachPartStandsWhereItCame() throws MapiException {
        Entity mail = written(Mails.read(MAIL));
        assertThat(mail).hasToString(AS_RECEIVED);
        Entity alternative = mail.parts().get(0);
        assertThat(alternative.field("X-Part")).isEqualTo("outer");
        assertThat(alternative.type().parameter("x-mine")).isEqualTo("yes");
        assertThat(alternative.parts().get(0).type().parameter("format")).isEqualTo("flowed");
        assertThat(alternative.parts().get(1).type().parameter("start")).isEqualTo("<root>");
        assertThat(alternative.parts().get(1).parts().get(0).field("Content-ID"))
                .isEqualTo("<root>");
        assertThat(alternative.parts().get(2).type().parameter("method")).isEqualTo("REQUEST");
    }

    @Test
    void aChangedBodyTakesThePlaceOfTheFormerOne() throws MapiException {
        MemoryMessage message = Mails.read(MAIL);
        Composed.text(message, "\u4f1a\u8b70\r\n");
        Entity mail = written(message);
        assertThat(mail).hasToString(AS_RECEIVED);
        Entity text = mail.parts().get(0).parts().get(0);
        assertThat(text.type().parameter("charset")).isEqualTo("utf-8");
        assertThat(text.type().parameter("format")).isEqualTo("flowed");
        assertThat(text.decoded()).asString().isEqualTo("\u4f1a\u8b70\r\n");
    }

    @Test
    void otherBodiesAreArrangedAnew() throws MapiException {
        MemoryMessage message = Mails.read("""
                Content-Type: multipart/related; boundary=a
                Subject: x

                --a

                text
                --a
                Content-Type: image/png
                Content-ID: <pic>

                x
                --a--
                """);
        Composed.html(message, "<img src='cid:pic'>");
        assertThat(written(message))
                .hasToString("multipart/related[multipart/alternative[text/plain, text/html], image/png]");
    }

    @Test
    void whatWasAttachedSinceComesLast() throws MapiException {
        MemoryMessage message = Mails.read(MAIL);
        Composed.attach(message, "new.bin", new byte[] {1});
        assertThat(written(message))
                .hasToString(AS_RECEIVED.replace("application/pdf]", "application/pdf, application/octet-stream]"));
        MemoryMessage alternative = Mails.read(MAIL.replace("multipart/mixed", "multipart/alternative"));
        Composed.attach(alternative, "new.bin", new byte[] {1});
        assertThat(written(alternative).toString())
                .startsWith("multipart/mixed[multipart/alternative[")
                .endsWith("], application/octet-stream]");
    }

    @Test
    void aNewPictureOfTheHtmlIsBesideIt() throws MapiException {
        MemoryMessage message = Mails.read(MAIL);
        Composed.attach(message, Props.of(PR.PR_ATTACH_CONTENT_ID, "new@example.org"), new byte[] {1});
        assertThat(written(message).toString())
                .startsWith("multipart/mixed[multipart/related[multipart/alternative[text/plain, text/html], ");
    }

    @Test
    void whatWasRemovedLeavesItsPlaceEmpty() throws MapiException {
        MemoryMessage message = Mails.read(MAIL);
        message.remove(0);
        assertThat(written(message)).hasToString(AS_RECEIVED.replace(", image/png", ""));
    }

    @Test
    void aSignedPartOfAnotherStaysAsItWas() throws MapiException {
        MemoryMessage message = Mails.read(SIGNED);
        assertThat(message.need(PR.PR_BODY)).startsWith("signed =");
        assertThat(message.attachments()).hasSize(4);
        String signed = SIGNED.substring(SIGNED.indexOf("--b\n"), SIGNED.indexOf("--b--"))
                .replace("\n", "\r\n");
        assertThat(Written.of(message).text()).contains(signed);
        assertThat(written(message).parts().get(1).decoded()).asString().isEqualTo("footer of the list");
        assertThat(written(Written.of(message).read()))
                .hasToString(written(message).toString());
    }

    @Test
    void withoutAllOfItsPartsItIsNoLongerSigned() throws MapiException {
        MemoryMessage message = Mails.read(SIGNED);
        message.remove(1);
        assertThat(written(message))
                .hasToString("multipart/mixed[multipart/mixed[multipart/mixed[text/plain], "
                        + "application/pgp-signature], text/plain]");
    }

    @Test
    void withoutTheReceivedHeaderTheStructureIsForgottenToo() throws MapiException {
        assertThat(written(Mails.read(MAIL), ConvertFlag.CCSF_NOHEADERS))
                .hasToString(
                        "multipart/mixed[multipart/related[multipart/alternative[text/plain, text/html], image/png], "
                                + "text/calendar, text/plain, application/pdf]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4D345301",
                "4D3453016D",
                "4D3453016D54FFFFFFFF",
                "4D3453016D547FFFFFFF",
                "4D34530146",
                "4D3453016D4100000063",
                "00",
                "4D34530141000000634D345301"
            })
    void aDamagedSkeletonIsNone(String hex) throws MapiException {
        MemoryMessage message = Mails.read(MAIL);
        message.setProp(Skeleton.PR_MIME_SKELETON, Binary.ofHex(hex));
        assertThat(written(message).toString())
                .contains("multipart/related[multipart/alternative[text/plain, text/html], image/png]");
    }

    @Test
    void aSkeletonThatIsTooDeepIsNone() throws MapiException {
        MemoryMessage message = Mails.read(MAIL);
        message.setProp(Skeleton.PR_MIME_SKELETON, Binary.ofHex("4D345301" + "6D".repeat(10_000)));
        assertThat(written(message).parts()).hasSize(4);
    }
}
