// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.kit.Clause;

class MapiExceptionTest {
    @ParameterizedTest
    @EnumSource(MapiCode.class)
    void everyCodeComesBackFromItsNumber(MapiCode code) {
        assertThat(MapiCode.ofHresult(code.hresult())).isEqualTo(code);
        assertThat(code.isSuccess())
                .isEqualTo(code == MapiCode.S_OK || code.name().startsWith("MAPI_W_"));
    }

    @ParameterizedTest
    @EnumSource(MapiCode.class)
    void onlyFailuresCanBeThrown(MapiCode code) {
        if (code.isSuccess()) {
            assertThatThrownBy(() -> new MapiException(code, "x")).isInstanceOf(IllegalArgumentException.class);
        } else {
            assertThat(new MapiException(code, "x").code()).isEqualTo(code);
        }
    }

    @Test
    void aForeignNumberIsKept() {
        MapiException foreign = new MapiException(0x80041234, "odd", null, null);
        assertThat(foreign.code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED);
        assertThat(foreign.hresult()).isEqualTo(0x80041234);
        assertThat(foreign).hasMessage("MAPI_E_CALL_FAILED (0x80041234): odd");
        assertThat(MapiCode.ofHresult(0x00041234)).isEqualTo(MapiCode.S_OK);
    }

    @Test
    void theErrorsTextIsTheMessage() {
        MapiError error = MapiError.of("store", "the disk is full");
        MapiException e = new MapiException(MapiCode.MAPI_E_NOT_ENOUGH_DISK, error);
        assertThat(e).hasMessage("MAPI_E_NOT_ENOUGH_DISK (0x8004010D): the disk is full");
        assertThat(e.mapiError()).contains(error);
        assertThat(new MapiException(MapiCode.MAPI_E_BUSY, "x").mapiError()).isEmpty();
    }

    @Test
    void anExceptionIsSerializedWhole() throws IOException, ClassNotFoundException {
        MapiError error = new MapiError(0, "the disk is full", "store", 28, 7);
        MapiException e = new MapiException(0x80041234, "full", error, new IOException("no space"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            MapiException back = (MapiException) in.readObject();
            assertThat(back.hresult()).isEqualTo(0x80041234);
            assertThat(back.mapiError()).contains(error);
            assertThat(back).hasMessage(e.getMessage()).hasRootCauseMessage("no space");
        }
    }

    @Test
    @Clause("ERR-01")
    void err01_warningsAreSuccessesAndAreNeverThrown() {
        for (MapiCode code : MapiCode.values()) {
            boolean error = code.name().startsWith("MAPI_E_");
            assertThat(code.isSuccess()).as(code.name()).isEqualTo(!error);
            assertThat(code.hresult() < 0).as(code.name()).isEqualTo(error);
            if (!error) {
                assertThatThrownBy(() -> new MapiException(code, "no error"))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
