// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.profile.Failing.assertCode;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

final class MapiSvcInfTest {
    /** A service with one provider; what a test is about goes into the lines that are put in its place. */
    private static final String FRAME =
            "[Services]\nS=\n[S]\nProviders=P\n%s\n[P]\nPR_RESOURCE_TYPE=MAPI_AB_PROVIDER\n";

    private static MapiSvcInf parse(String text) throws MapiException {
        return MapiSvcInf.parse(text.getBytes(StandardCharsets.UTF_8), "bundle.a");
    }

    private static Props service(String lines) throws MapiException {
        return parse(FRAME.formatted(lines)).services().get(0).props();
    }

    private static <T> PropTag<T> tag(int id, PropType type, Class<T> java) {
        return PropTag.of(id, type, java);
    }

    @Test
    void aFileLikeThatOfTheReferenceIsRead() throws MapiException {
        MapiSvcInf inf = parse("""
                \uFEFF; comment
                [Services]
                AB=Default Address Book
                MsgService=My Own Service

                [Help File Mappings]
                AB=ab.hlp
                [Default Services]
                AB=Default Address Book
                [AB]
                PR_DISPLAY_NAME=Default Address Book
                Providers=AB Provider
                PR_SERVICE_DLL_NAME=AB.DLL
                PR_SERVICE_SUPPORT_FILES=AB.DLL
                PR_SERVICE_ENTRY_NAME=DABServiceEntry
                PR_RESOURCE_FLAGS=SERVICE_NO_PRIMARY_IDENTITY
                [MsgService]
                PR_DISPLAY_NAME=My Own Service
                Providers=MsgService Prov1, MsgService Prov2
                Sections=First_Special_Section
                PR_SERVICE_SUPPORT_FILES=MYSERV.DLL, MYXXX.DLL, MYZZZ.DLL
                PR_RESOURCE_FLAGS=SERVICE_SINGLE_COPY
                66040003=00000000
                [First_Special_Section]
                UID=13DB0C8AA05101A9BB000AA002FC45A0
                66020003=01000000
                66000003=00040000
                [AB Provider]
                PR_DISPLAY_NAME=Default Address Book
                PR_PROVIDER_DISPLAY=Default Address Book
                PR_PROVIDER_DLL_NAME=AB.DLL
                PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
                6600001e=C:\\WINNT35\\System32\\DEFAB.TXT
                [MsgService Prov1]
                PR_PROVIDER_DISPLAY=My Own Address Book
                PR_RESOURCE_TYPE=35
                [MsgService Prov2]
                PR_DISPLAY_NAME=My Folders
                PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
                PR_PROVIDER_DLL_NAME=MYZZZ.DLL
                PR_RESOURCE_FLAGS=STATUS_NO_DEFAULT_STORE
                34140102=78b2fa70aff711cd9bc800aa002fc45a
                660A0003=03000000
                """);
        assertThat(inf.services()).extracting(ServiceDescription::name).containsExactly("AB", "MsgService");
        assertThat(inf.services()).extracting(ServiceDescription::label).contains("My Own Service");
        assertThat(inf.defaults()).containsExactly("AB");

        ServiceDescription ab = inf.services().get(0);
        assertThat(ab.bundle()).isEqualTo("bundle.a");
        assertThat(ab.props().get(PR.PR_SERVICE_NAME)).contains("AB");
        assertThat(ab.props().get(PR.PR_SERVICE_DLL_NAME)).contains("AB.DLL");
        assertThat(ab.props().get(PR.PR_RESOURCE_FLAGS)).contains(0x20);
        assertThat(ab.providers().get(0).props().get(tag(0x6600, PropType.PT_STRING8, String.class)))
                .contains("C:\\WINNT35\\System32\\DEFAB.TXT");

        ServiceDescription own = inf.services().get(1);
        assertThat(own.props().get(PR.PR_SERVICE_SUPPORT_FILES))
                .contains(List.of("MYSERV.DLL", "MYXXX.DLL", "MYZZZ.DLL"));
        assertThat(own.props().has(PR.PR_SERVICE_DLL_NAME))
                .as("no entry function")
                .isFalse();
        assertThat(own.extras().get(0).uid()).isEqualTo(MapiUid.ofHex("13DB0C8AA05101A9BB000AA002FC45A0"));
        assertThat(own.extras().get(0).props().get(tag(0x6602, PropType.PT_LONG, Integer.class)))
                .contains(1);
        assertThat(own.extras().get(0).props().get(tag(0x6600, PropType.PT_LONG, Integer.class)))
                .contains(0x400);
        Props first = own.providers().get(0).props();
        assertThat(first.get(PR.PR_PROVIDER_DLL_NAME)).as("the bundle's").contains("bundle.a");
        assertThat(first.get(PR.PR_DISPLAY_NAME)).contains("My Own Address Book");
        Props second = own.provider("msgservice prov2").orElseThrow().props();
        assertThat(second.get(PR.PR_PROVIDER_DISPLAY)).contains("My Folders");
        assertThat(second.get(PR.PR_MDB_PROVIDER)).contains(Binary.ofHex("78b2fa70aff711cd9bc800aa002fc45a"));
        assertThat(second.get(tag(0x660A, PropType.PT_LONG, Integer.class))).contains(3);
    }

    @Test
    void valuesHaveTheirTypes() throws MapiException {
        Props props = service("""
                PR_COMMENT="  in quotes "
                PR_RESOURCE_FLAGS=SERVICE_SINGLE_COPY|SERVICE_PRIMARY_IDENTITY|0x100
                66000003=0x10
                66010003=-17
                66020003=2147483647
                66030003=00000080
                66040002=-32768
                66050014=0xFFFFFFFFFFFFFFFF
                6606000B=TRUE
                6607000B=0
                66080048={00020307-0000-0000-C000-000000000046}
                6609101F=a, b ,c
                660A0102=
                """);
        assertThat(props.get(PR.PR_COMMENT)).contains("  in quotes ");
        assertThat(props.get(PR.PR_RESOURCE_FLAGS)).contains(0x10A);
        assertThat(props.get(tag(0x6600, PropType.PT_LONG, Integer.class))).contains(16);
        assertThat(props.get(tag(0x6601, PropType.PT_LONG, Integer.class))).contains(-17);
        assertThat(props.get(tag(0x6602, PropType.PT_LONG, Integer.class))).contains(Integer.MAX_VALUE);
        assertThat(props.get(tag(0x6603, PropType.PT_LONG, Integer.class))).contains(Integer.MIN_VALUE);
        assertThat(props.get(tag(0x6604, PropType.PT_SHORT, Short.class))).contains(Short.MIN_VALUE);
        assertThat(props.get(tag(0x6605, PropType.PT_I8, Long.class))).contains(-1L);
        assertThat(props.get(tag(0x6606, PropType.PT_BOOLEAN, Boolean.class))).contains(true);
        assertThat(props.get(tag(0x6607, PropType.PT_BOOLEAN, Boolean.class))).contains(false);
        assertThat(props.get(tag(0x6608, PropType.PT_CLSID, MapiUid.class)))
                .contains(MapiUid.ofGuid("00020307-0000-0000-C000-000000000046"));
        assertThat(props.get(PropTag.ofMulti(0x6609, PropType.PT_MV_UNICODE, String.class)))
                .contains(List.of("a", "b", "c"));
        assertThat(props.get(tag(0x660A, PropType.PT_BINARY, Binary.class))).contains(Binary.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "NO_SUCH_NAME=x # neither a property",
                "6600=x # neither a property",
                "66001234=x # no type",
                "PR_SERVICE_UID=13DB0C8AA05101A9BB000AA002FC45A0 # not for mapisvc.inf",
                "PR_SERVICE_NAME=x # not for mapisvc.inf",
                "8001001F=x # not for mapisvc.inf",
                "67F0001F=password # secret",
                "PR_RESOURCE_FLAGS=NO_SUCH_FLAG # no number or flag",
                "PR_RESOURCE_FLAGS= # no number or flag",
                "PR_RESOURCE_FLAGS=SERVICE_SINGLE_COPY| # no number or flag",
                "66000003=0x1FFFFFFFF # no number or flag",
                "66000003=4294967296 # no number or flag",
                "66000002=32768 # no number or flag",
                "66000014=9223372036854775808 # no number or flag",
                "6600000B=maybe # neither TRUE",
                "66000102=ABC # hexadecimal",
                "66000048=12 # nor a GUID",
                "6600101F=a,,b # empty element",
                "66000040=2026 # cannot be given",
                "66001003=1 # cannot be given",
                "=x # name before its equals",
                "[S # in brackets",
                "[] # in brackets",
                "[S] # there already",
                "PR_COMMENT=a\u0001b # control character",
            })
    void anErrorTellsItsLine(String line, String message) {
        assertCode(MapiCode.MAPI_E_CORRUPT_DATA, () -> service(line))
                .hasMessageContaining("line 5: ")
                .hasMessageContaining(message);
    }

    @Test
    void anEntryTwiceIsAnError() {
        assertCode(MapiCode.MAPI_E_CORRUPT_DATA, () -> service("PR_COMMENT=a\r\npr_comment=b"))
                .hasMessageContaining("line 6: pr_comment is there already, in line 5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "x=y # line 1: # before the first section",
                "[Default Services] # line 1: # no section [Services]",
                "[Services]|S= # line 2: # no section [S]",
                "[Services]|Services= # line 2: # no section [Services]",
                "[Services]|S=|[S]|Providers=A # line 4: # no section [A]",
                "[Services]|S=|[S]|Providers=A,|[A] # line 4: # empty name",
                "[Services]|S=|[S]|Providers=A,a|[A] # line 4: # one twice",
                "[Services]|S=|[S]|Providers=A|[A] # line 5: # needs PR_RESOURCE_TYPE",
                "[Services]|S=|[S]|Providers=A|[A]|PR_RESOURCE_TYPE=37 # line 5: # needs PR_RESOURCE_TYPE",
                "[Services]|S=|[S]|Sections=A|[A] # line 5: # needs UID",
                "[Services]|S=|[S]|Sections=A|[A]|UID=12 # line 6: # nor a GUID",
                "[Services]|S=|[S]|Sections=A|[A]|UID=8503020000000000C000000000000046 # line 6: # MAPI's own",
                "[Services]|S=|[S]|[Stray] # line 4: # belongs to no service",
                "[Services]|S=|[Default Services]|T=|[S] # line 4: # not under [Services]",
                "[Services]|S=|[S]|PR_RESOURCE_FLAGS=0x28 # line 3: # both has and has not",
            })
    void aLinkThatLeadsNowhereIsAnError(String lines, String line, String message) {
        assertCode(MapiCode.MAPI_E_CORRUPT_DATA, () -> parse(lines.replace('|', '\n')))
                .hasMessageContaining(line)
                .hasMessageContaining(message);
    }

    @Test
    void bytesThatAreNoTextAndHugeFilesAreErrors() {
        byte[] latin = "[Services]\n;\u00FC".getBytes(StandardCharsets.ISO_8859_1);
        assertCode(MapiCode.MAPI_E_CORRUPT_DATA, () -> MapiSvcInf.parse(latin, "b"))
                .hasMessageContaining("not UTF-8");
        byte[] huge = new byte[InfFile.MAX_BYTES + 1];
        assertCode(MapiCode.MAPI_E_CORRUPT_DATA, () -> MapiSvcInf.parse(huge, "b"))
                .hasMessageContaining("more than");
    }

    @Test
    void aTagOfOneValueOfManyIsRefused() {
        assertCode(MapiCode.MAPI_E_CORRUPT_DATA, () -> service("6603301F=a, b"));
    }

    /** Otherwise a file of 1 MiB, half of it services and half a provider of them all, would fill the memory. */
    @Test
    void whatSeveralServicesShareIsReadOnce() throws MapiException {
        List<ServiceDescription> services = parse("""
                [Services]
                S=
                T=
                [S]
                Providers=P
                Sections=X
                [T]
                Providers=p
                Sections=x
                [P]
                PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
                [X]
                UID=0102030405060708090A0B0C0D0E0F10
                """).services();
        assertThat(services.get(1).providers().get(0))
                .isSameAs(services.get(0).providers().get(0));
        assertThat(services.get(1).extras().get(0))
                .isSameAs(services.get(0).extras().get(0));
    }

    @Test
    void whateverTheTextTheAnswerIsServicesOrAnErrorWithItsLine() {
        List<String> pieces = List.of(
                "[",
                "]",
                "=",
                ",",
                "|",
                "\n",
                "Services",
                "S",
                "P",
                "Providers",
                "Sections",
                "UID",
                "PR_RESOURCE_TYPE",
                "MAPI_AB_PROVIDER",
                "6600001F",
                "66000003",
                "0x",
                "00000001",
                ";",
                "\"",
                " ",
                "[S]\n",
                "[Services]\n");
        qt().withExamples(2000)
                .forAll(
                        lists().of(integers().between(0, pieces.size() - 1)).ofSizeBetween(0, 40),
                        strings().allPossible().ofLengthBetween(0, 5))
                .check((indexes, rest) -> {
                    StringBuilder text = new StringBuilder();
                    indexes.forEach(i -> text.append(pieces.get(i)));
                    byte[] bytes = text.append(rest).toString().getBytes(StandardCharsets.UTF_8);
                    try {
                        MapiSvcInf.parse(bytes, "b");
                        return true;
                    } catch (MapiException e) {
                        return e.code() == MapiCode.MAPI_E_CORRUPT_DATA
                                && String.valueOf(e.getMessage()).contains("line ");
                    }
                });
    }
}
