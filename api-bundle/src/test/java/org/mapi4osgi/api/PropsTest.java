// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.tags.PR;

class PropsTest {
    private static final PropTag<String> SUBJECT_8 = PropTag.of(0x0037, PropType.PT_STRING8, String.class);
    private static final PropTag<Object> SUBJECT_ANY = PropTag.of(0x0037, PropType.PT_UNSPECIFIED, Object.class);
    private static final PropTag<Integer> SUBJECT_LONG = PropTag.of(0x0037, PropType.PT_LONG, Integer.class);
    private static final PropTag<List<String>> NAMES = PropTag.ofMulti(0x8001, PropType.PT_MV_UNICODE, String.class);
    private static final PropTag<List<String>> NAMES_8 = PropTag.ofMulti(0x8001, PropType.PT_MV_STRING8, String.class);

    @Test
    void aStringIsFoundByEitherTypeAndByNoType() {
        for (PropTag<String> held : List.of(PR.PR_SUBJECT, SUBJECT_8)) {
            Props props = Props.of(held, "hi");
            assertThat(props.get(PR.PR_SUBJECT)).contains("hi");
            assertThat(props.get(SUBJECT_8)).contains("hi");
            assertThat(props.get(SUBJECT_ANY)).contains("hi");
            assertThat(props.get(SUBJECT_LONG)).isEmpty();
            assertThat(props.has(SUBJECT_LONG)).isFalse();
        }
        assertThat(Props.of(NAMES_8, List.of("a")).get(NAMES)).contains(List.of("a"));
        assertThat(Props.of(NAMES, List.of("a")).has(PropTag.of(0x8001, PropType.PT_UNICODE)))
                .isFalse();
    }

    @Test
    void anInstanceColumnIsNotTheWholeProperty() {
        Props row = Props.builder().add(NAMES.asInstance(), "a").build();
        assertThat(row.has(NAMES)).isFalse();
        assertThat(row.has(NAMES.asInstance())).isTrue();
        assertThat(row.slot(0).value()).isEqualTo("a");
    }

    @Test
    void anErrorIsNoValueButTellsWhy() {
        Props props = Props.builder()
                .put(PR.PR_IMPORTANCE, 1)
                .putError(PR.PR_SUBJECT, MapiCode.MAPI_E_NOT_FOUND)
                .build();
        assertThat(props.get(PR.PR_SUBJECT)).isEmpty();
        assertThat(props.get(SUBJECT_ANY)).isEmpty();
        assertThat(props.has(PR.PR_SUBJECT)).isFalse();
        assertThat(props.error(PR.PR_SUBJECT)).contains(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(props.error(PR.PR_IMPORTANCE)).isEmpty();
        assertThat(props.errors())
                .hasSize(1)
                .containsEntry(PropTag.of(0x0037, PropType.PT_ERROR), MapiCode.MAPI_E_NOT_FOUND);
        assertThat(props.warning()).isEqualTo(MapiCode.MAPI_W_ERRORS_RETURNED);
        assertThat(Props.EMPTY.warning()).isEqualTo(MapiCode.S_OK);
    }

    @Test
    void aForeignErrorNumberIsAFailedCall() {
        PropTag<Integer> tag = PropTag.of(0x0037, PropType.PT_ERROR, Integer.class);
        assertThat(Props.of(tag, 0x80049999).error(PR.PR_SUBJECT)).contains(MapiCode.MAPI_E_CALL_FAILED);
    }

    @Test
    void putReplacesByIdentifierAndAddDoesNot() {
        Props put = Props.builder()
                .put(PR.PR_SUBJECT, "a")
                .put(PR.PR_IMPORTANCE, 1)
                .put(SUBJECT_8, "b")
                .build();
        assertThat(put.tags()).isEqualTo(List.of(SUBJECT_8, PR.PR_IMPORTANCE));
        assertThat(put.get(PR.PR_SUBJECT)).contains("b");
        Props added = put.toBuilder().add(PR.PR_SUBJECT, "c").build();
        assertThat(added.size()).isEqualTo(3);
        assertThat(added.get(PR.PR_SUBJECT)).contains("b");
        assertThat(added.toBuilder().remove(PR.PR_SUBJECT).build()).isEqualTo(Props.of(PR.PR_IMPORTANCE, 1));
        assertThat(added.toBuilder()
                        .putError(PR.PR_IMPORTANCE, MapiCode.MAPI_E_NO_ACCESS)
                        .build()
                        .tag(1))
                .hasToString("0x0017000A");
    }

    @Test
    void placeholdersStandBesideEachOther() {
        Props row = Props.builder()
                .put(new PropValue<>(PropTag.PR_NULL, null))
                .put(new PropValue<>(PropTag.PR_NULL, null))
                .build();
        assertThat(row.size()).isEqualTo(2);
        assertThat(row.value(1)).isNull();
    }

    @Test
    void withAddsOrReplacesAndLeavesTheOriginal() {
        Props one = Props.of(PR.PR_SUBJECT, "a");
        assertThat(one.with(PR.PR_SUBJECT, "b").get(PR.PR_SUBJECT)).contains("b");
        assertThat(one.with(PR.PR_IMPORTANCE, 2).size()).isEqualTo(2);
        assertThat(one.get(PR.PR_SUBJECT)).contains("a");
        assertThat(Props.builder().putIfPresent(PR.PR_SUBJECT, null).build()).isSameAs(Props.EMPTY);
    }

    @Test
    void anEntryIdIsReadFromBytes() {
        EntryId id = EntryId.compose(MapiUid.of(1, 2), Binary.ofHex("03"));
        assertThat(Props.of(PR.PR_ENTRYID, id.toBinary()).entryId(PR.PR_ENTRYID))
                .contains(id);
        assertThat(Props.of(PR.PR_ENTRYID, Binary.ofHex("03")).entryId(PR.PR_ENTRYID))
                .isEmpty();
        assertThat(Props.EMPTY.entryId(PR.PR_ENTRYID)).isEmpty();
    }

    @Test
    void anyPropsCanBeWalkedAndMadeAnew() {
        laws().forAll(PropGens.props()).checkAssert(props -> {
            Props.Builder again = Props.builder();
            List<PropTag<?>> tags = new ArrayList<>();
            for (PropValue<?> value : props) {
                tags.add(value.tag());
                again.add(value.tag(), value.value());
            }
            assertThat(again.build()).isEqualTo(props).hasSameHashCodeAs(props);
            assertThat(tags).isEqualTo(props.tags()).hasSize(props.size());
            assertThat(props.toBuilder().build()).isEqualTo(props);
            assertThat(props.isEmpty()).isEqualTo(props.size() == 0);
            assertThat(props.toString()).startsWith("{").endsWith("}");
        });
    }

    @Test
    void anySlotThatHasAValueIsFoundByItsTag() {
        laws().forAll(PropGens.props()).checkAssert(props -> {
            for (PropValue<?> value : props) {
                assertThat(props.has(value.tag())).isTrue();
                assertThat(props.get(value.tag()).isPresent()).isEqualTo(value.value() != null);
            }
        });
    }

    @Test
    void longValuesAreCutInLogs() {
        assertThat(Props.of(PR.PR_SUBJECT, "x".repeat(1000)).toString())
                .hasSizeLessThan(100)
                .contains("…");
    }

    @Test
    void whatIsNotThereIsRefused() {
        Props one = Props.of(PR.PR_SUBJECT, "a");
        assertThatThrownBy(() -> one.slot(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> one.tag(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> one.value(1)).isInstanceOf(IndexOutOfBoundsException.class);
        Iterator<PropValue<?>> slots = Props.EMPTY.iterator();
        assertThatThrownBy(slots::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> Props.builder().add(PR.PR_SUBJECT, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
