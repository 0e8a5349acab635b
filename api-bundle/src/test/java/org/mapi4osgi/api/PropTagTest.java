// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.tags.PR;

class PropTagTest {
    @ParameterizedTest
    @EnumSource(PropType.class)
    void aTagOfEveryTypeComesBackFromItsNumber(PropType type) throws MapiException {
        PropTag<?> tag = PropTag.of(0x8765, type);
        assertThat(tag.toInt()).isEqualTo(0x8765_0000 | type.code());
        assertThat(PropTag.parse(tag.toInt())).isEqualTo(tag).hasSameHashCodeAs(tag);
        assertThat(tag.id()).isEqualTo(0x8765);
        assertThat(tag.type()).isEqualTo(type);
        assertThat(tag.isInstance()).isFalse();
        assertThat(TagTable.tag(tag.toInt())).isEqualTo(tag);
    }

    @ParameterizedTest
    @EnumSource(PropType.class)
    void aMultiValuedTypeHasASingleOneAndAnInstanceTag(PropType type) throws MapiException {
        assertThat(type.single().isMultiValued()).isFalse();
        assertThat(type.single().valueType()).isEqualTo(type.valueType());
        PropTag<?> tag = PropTag.of(1, type);
        if (type.isMultiValued()) {
            assertThat(type.code()).isEqualTo(type.single().code() | PropType.MV_FLAG);
            PropTag<?> instance = tag.asInstance();
            assertThat(instance.isInstance()).isTrue();
            assertThat(instance.toInt()).isEqualTo(tag.toInt() | 0x2000);
            assertThat(PropTag.parse(instance.toInt())).isEqualTo(instance).isNotEqualTo(tag);
        } else {
            assertThat(type.single()).isEqualTo(type);
            assertThatThrownBy(tag::asInstance).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anyNumberIsATagOrAnInvalidType() {
        laws().withExamples(20_000).forAll(integers().all()).checkAssert(number -> {
            Optional<PropType> type = PropType.ofCode((number & 0x3000) == 0x3000 ? number & 0xDFFF : number & 0xFFFF);
            try {
                assertThat(PropTag.parse(number).toInt()).isEqualTo(number);
                assertThat(TagTable.tag(number).toInt()).isEqualTo(number);
                assertThat(type).isPresent();
            } catch (MapiException e) {
                assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_TYPE);
                assertThat(type).isEmpty();
            }
        });
    }

    @Test
    void aNameTellsThatTheTypesDoNotFit() {
        assertThatThrownBy(() -> PropTag.of(1, PropType.PT_LONG, String.class))
                .hasMessage("values of PT_LONG are not String");
        assertThatThrownBy(() -> PropTag.of(1, PropType.PT_MV_LONG, Integer.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PropTag.ofMulti(1, PropType.PT_LONG, Integer.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PropTag.ofMulti(1, PropType.PT_MV_LONG, String.class))
                .hasMessage("values of PT_MV_LONG are not lists of String");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x1_0000})
    void anIdentifierHasSixteenBits(int id) {
        assertThatThrownBy(() -> PropTag.of(id, PropType.PT_LONG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PropTag.of(id, PropType.PT_LONG, Integer.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PropTag.ofMulti(id, PropType.PT_MV_LONG, Integer.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namedIdentifiersStartAt8000() {
        assertThat(PropTag.of(0x7FFF, PropType.PT_LONG).isNamed()).isFalse();
        assertThat(PropTag.of(0x8000, PropType.PT_LONG).isNamed()).isTrue();
        assertThat(PropTag.of(0xFFFE, PropType.PT_LONG).isNamed()).isTrue();
        assertThat(PropTag.of(0xFFFF, PropType.PT_LONG).isNamed()).isFalse();
    }

    @Test
    void aTagShowsItsNumberAndTakesAnotherType() {
        assertThat(PR.PR_SUBJECT).hasToString("0x0037001F");
        assertThat(PR.PR_SUBJECT.withType(PropType.PT_STRING8)).hasToString("0x0037001E");
        assertThat(PropTag.PR_NULL).isEqualTo(PropTag.of(0, PropType.PT_NULL)).isSameAs(PR.PR_NULL);
    }
}
