// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

final class RtfTextTest {
    private static final String HTML = "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 \\deff0{\\fonttbl"
            + "{\\f0\\fswiss Arial;}{\\f1\\fswiss\\fcharset161 Arial;}{\\f2\\fnil\\fcharset128 Gothic;}}";
    private static final String TEXT = HTML.replace("fromhtml1", "fromtext");
    private static final String RTF = HTML.replace("\\fromhtml1", "");

    private static String read(String rtf) throws IOException {
        byte[] bytes = rtf.getBytes(StandardCharsets.ISO_8859_1);
        StringWriter out = new StringWriter();
        RtfText.write(new ByteArrayInputStream(bytes), RtfForm.of(new ByteArrayInputStream(bytes)), out);
        return out.toString();
    }

    private static RtfForm form(String rtf) throws IOException {
        return RtfForm.of(new ByteArrayInputStream(rtf.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void theFirstTenTokensTellTheForm() throws IOException {
        assertThat(form("{\\rtf1\\ansi\\fromhtml1 x}")).isEqualTo(RtfForm.HTML);
        assertThat(form("{\\rtf1\\ansi\\mac\\deff0\\a\\b\\c\\d\\fromtext x}")).isEqualTo(RtfForm.TEXT);
        assertThat(form("{\\rtf1\\ansi\\mac\\deff0\\a\\b\\c\\d\\e\\fromtext x}"))
                .isEqualTo(RtfForm.RTF);
        assertThat(form("{\\rtf1 x\\fromhtml1}")).isEqualTo(RtfForm.RTF);
        assertThat(form("{\\rtf1\\fromhtml0 x}")).isEqualTo(RtfForm.RTF);
        assertThat(form("no RTF")).isEqualTo(RtfForm.RTF);
        assertThat(form("")).isEqualTo(RtfForm.RTF);
    }

    @Test
    void htmlIsWhatStandsInTagsAndBetweenThem() throws IOException {
        assertThat(read(HTML + "{\\*\\htmltag64 <p>}\\htmlrtf {\\b\\htmlrtf0 bold{\\*\\htmltag72 </p>}\\htmlrtf }"
                        + "\\htmlrtf0{\\*\\mhtmltag84 <img src=x>}{\\*\\htmltag84 <img src=\"cid:1\">}"
                        + "{\\*\\generator Riched20;}\\par}"))
                .isEqualTo("<p>bold</p><img src=\"cid:1\">\r\n");
    }

    @Test
    void textForReadersOfRtfIsNoHtml() throws IOException {
        assertThat(read(HTML + "a{\\*\\htmltag84 &lt;}\\htmlrtf <\\htmlrtf0 b\\htmlrtf1 {c\\htmlrtf0}d\\htmlrtf0 e}"))
                .isEqualTo("a&lt;be");
    }

    @Test
    void tagsAreInTheDocumentsCodePageAndTextInItsFonts() throws IOException {
        assertThat(read(HTML + "\\f1 \\'e1{\\*\\htmltag84 <i title=\"\\'ef\">}\\'e1\\plain\\'ef}"))
                .isEqualTo("α<i title=\"п\">αп");
    }

    @Test
    void charactersOfSeveralBytesMayBeWrittenInPart() throws IOException {
        assertThat(read(HTML + "\\f2\\'83A\\'83\\'41\\'93\\'fa}")).isEqualTo("アア日");
    }

    @Test
    void unicodeIsFollowedByWhatStandsInForIt() throws IOException {
        assertThat(read(HTML + "\\uc1\\u8364?\\u-10179 ?\\u-8704 ?\\uc0\\u229 a{\\uc2\\u8364 \\'80\\'80b}\\u8364 {c}}"))
                .isEqualTo("€😀åa€b€c");
        assertThat(read(HTML + "\\u8364\\tab x{\\u8364}y}")).isEqualTo("€x€y");
    }

    @Test
    void symbolsHaveNamesInHtml() throws IOException {
        assertThat(read(HTML + "\\lquote a\\rquote\\ldblquote\\rdblquote\\bullet\\endash\\emdash\\~\\-\\{\\}\\\\}"))
                .isEqualTo("&lsquo;a&rsquo;&ldquo;&rdquo;&bull;&ndash;&mdash;&nbsp;&shy;{}\\");
    }

    @Test
    void textKeepsItsLinesAndItsSigns() throws IOException {
        assertThat(read(TEXT + "a <b> & c\\par\n\\tab d\\line \\emdash\\~e\\\nf}"))
                .isEqualTo("a <b> & c\r\n\td\r\n—\u00A0e\r\nf");
    }

    @Test
    void ofOtherRtfTheTextIsTaken() throws IOException {
        assertThat(read(RTF + "{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title T}}{\\*\\unknown u}"
                        + "{\\field{\\*\\fldinst HYPERLINK \"http://x\"}{\\fldrslt link}} {\\pict\\bin3 }}}}"
                        + "{\\v hidden}one\\cell two\\row}"))
                .isEqualTo("link one\ttwo\r\n");
    }

    @Test
    void whatIsNoRtfIsText() throws IOException {
        assertThat(read("plain")).isEqualTo("plain");
        assertThat(read("")).isEmpty();
    }

    @Test
    void brokenRtfGivesWhatThereIs() throws IOException {
        assertThat(read(RTF + "a}}}b{\\'")).isEqualTo("ab?");
        assertThat(read(RTF + "a\\bin99999999 xyz")).isEqualTo("a");
        assertThat(read(RTF + "a\\f99999999999999999999 b\\")).isEqualTo("ab");
        assertThat(read(RTF + "a\\" + "x".repeat(100) + "5 b")).isEqualTo("ab");
        assertThat(read(RTF + "{a\\'}b\\'4z\\'")).isEqualTo("a?b?z?");
    }

    @Test
    void deepGroupsAreReadAndAbsurdOnesRefused() throws IOException {
        assertThat(read("{\\rtf1 " + "{".repeat(9000) + "x" + "}".repeat(9000) + "}"))
                .isEqualTo("x");
        assertThatThrownBy(() -> read("{".repeat(100_000)))
                .isInstanceOf(IOException.class)
                .cause()
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA));
    }

    @Test
    void longRowsOfBytesAreDecodedAcrossTheBuffer() throws IOException {
        String row = "\\'93\\'fa".repeat(2000);
        assertThat(read(HTML + "\\f2 x" + row + "}")).isEqualTo("x" + "日".repeat(2000));
    }
}
