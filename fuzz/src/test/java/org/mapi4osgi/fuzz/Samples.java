// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.BinaryLayout;
import org.mapi4osgi.api.FuzzyLevel;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/** What several targets start from. */
public final class Samples {
    private static final List<BinaryLayout> LAYOUTS = List.of(BinaryLayout.values());

    private Samples() {}

    /** Properties that every form can express. */
    public static Props likeAMessage() {
        return Props.builder()
                .put(PR.PR_SUBJECT, "Hello \u0416")
                .put(PR.PR_IMPORTANCE, 1)
                .put(PR.PR_HASATTACH, true)
                .put(PR.PR_CLIENT_SUBMIT_TIME, Instant.parse("2026-01-01T00:00:00Z"))
                .put(PR.PR_SEARCH_KEY, Binary.ofHex("010203"))
                .put(PR.PR_ACCESS_LEVEL, 1)
                .build();
    }

    /** A property of every type. */
    public static Props everyType() {
        return Props.builder()
                .put(PropTag.of(0x6601, PropType.PT_SHORT, Short.class), (short) 1)
                .put(PropTag.of(0x6602, PropType.PT_LONG, Integer.class), 2)
                .put(PropTag.of(0x6603, PropType.PT_FLOAT, Float.class), 3f)
                .put(PropTag.of(0x6604, PropType.PT_DOUBLE, Double.class), 4d)
                .put(PropTag.of(0x6605, PropType.PT_CURRENCY, BigDecimal.class), new BigDecimal("5.0000"))
                .put(PropTag.of(0x6606, PropType.PT_BOOLEAN, Boolean.class), true)
                .put(PropTag.of(0x6607, PropType.PT_I8, Long.class), 7L)
                .put(PropTag.of(0x6608, PropType.PT_STRING8, String.class), "eight")
                .put(PropTag.of(0x6609, PropType.PT_UNICODE, String.class), "nine \uD800")
                .put(PropTag.of(0x660A, PropType.PT_SYSTIME, Instant.class), Instant.EPOCH)
                .put(PropTag.of(0x660B, PropType.PT_CLSID, MapiUid.class), MapiUid.of(1, 2))
                .put(PropTag.of(0x660C, PropType.PT_BINARY, Binary.class), Binary.ofHex("0102"))
                .put(PropTag.of(0x660D, PropType.PT_SRESTRICT, Restriction.class), Restriction.exist(PR.PR_SUBJECT))
                .put(PropTag.ofMulti(0x660E, PropType.PT_MV_LONG, Integer.class), List.of(1, 2))
                .put(PropTag.ofMulti(0x660F, PropType.PT_MV_UNICODE, String.class), List.of("a", ""))
                .put(PropTag.ofMulti(0x6610, PropType.PT_MV_BINARY, Binary.class), List.of(Binary.EMPTY))
                .putError(PR.PR_BODY, MapiCode.MAPI_E_NOT_FOUND)
                .build();
    }

    /** A restriction with one of each kind. */
    public static Restriction everyRestriction() {
        Restriction exist = Restriction.exist(PR.PR_SUBJECT);
        FuzzyLevel fuzzy = FuzzyLevel.of(FuzzyLevel.Level.FL_SUBSTRING, FuzzyLevel.Option.FL_IGNORECASE);
        return new Restriction.And(List.of(
                new Restriction.Or(List.of(exist, new Restriction.Not(exist))),
                new Restriction.Content(fuzzy, PR.PR_SUBJECT, new PropValue<>(PR.PR_SUBJECT, "a")),
                new Restriction.Property(RelOp.RELOP_GE, PR.PR_IMPORTANCE, new PropValue<>(PR.PR_IMPORTANCE, 1)),
                new Restriction.CompareProps(RelOp.RELOP_EQ, PR.PR_SUBJECT, PR.PR_BODY),
                new Restriction.BitMask(Restriction.RelBmr.BMR_NEZ, PR.PR_MESSAGE_FLAGS, 1),
                new Restriction.Size(RelOp.RELOP_LT, PR.PR_BODY, 100),
                new Restriction.Sub(PR.PR_MESSAGE_RECIPIENTS, exist),
                new Restriction.Comment(exist, likeAMessage()),
                new Restriction.Annotation(null, likeAMessage()),
                new Restriction.Count(3, exist)));
    }

    /** RTF that carries HTML, RTF that carries text, and RTF of its own. */
    static List<byte[]> rtf() {
        return Stream.of(
                        "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset204 Arial;}}"
                                + "{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Hello\\~\\'e4\\u1046?\\f1\\'e6{\\*\\htmltag84 &nbsp;}}\\par }",
                        "{\\rtf1\\ansi\\fromtext \\uc2\\u1046??\\tab Hello\\par}",
                        "{\\rtf1\\mac{\\info{\\title x}}\\v hidden\\v0 {\\b shown}\\bin3 \\{}x}")
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    /** An input whose first byte chooses. */
    static byte[] after(int choice, Binary rest) {
        byte[] input = new byte[1 + rest.size()];
        input[0] = (byte) choice;
        rest.asBuffer().get(input, 1, rest.size());
        return input;
    }

    /** The first byte. */
    static int choice(byte[] input) {
        return input.length == 0 ? 0 : input[0] & 0xFF;
    }

    /** Writes in one of Exchange's layouts. */
    @FunctionalInterface
    interface Writing {
        Binary in(BinaryLayout layout) throws MapiException;
    }

    /** An input for each layout, chosen by its first byte. */
    static List<byte[]> inEveryLayout(Writing writing) throws MapiException {
        List<byte[]> inputs = new ArrayList<>();
        for (BinaryLayout layout : LAYOUTS) {
            inputs.add(after(inputs.size(), writing.in(layout)));
        }
        return inputs;
    }

    /** The layout that an input's first byte chooses. */
    static BinaryLayout layout(byte[] input) {
        return LAYOUTS.get(choice(input) % LAYOUTS.size());
    }

    /** What follows the first byte. */
    static Binary behind(byte[] input) {
        return input.length == 0 ? Binary.EMPTY : Binary.of(input, 1, input.length - 1);
    }

    /** The MapiException that is the cause; any other failure of a stream in memory is a finding. */
    static MapiException refusal(IOException e) {
        if (e.getCause() instanceof MapiException refusal) {
            return refusal;
        }
        throw new AssertionError("a stream in memory failed", e);
    }
}
