// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.spooler.ToRuntime;

/** What the spooler tells the runtime. */
final class ToRuntimeTarget implements Target {
    @Override
    public String name() {
        return "to-runtime";
    }

    @Override
    public Limits limits() {
        return new Limits(80, 2000, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA, MapiCode.MAPI_E_VERSION);
    }

    @Override
    public List<byte[]> seeds() {
        List<ToRuntime> records = List.of(
                new ToRuntime.Reply(1, Optional.empty(), List.of("SMTP", "X400"), 1),
                ToRuntime.Reply.failed(1, 0x80040115, "the network is down"),
                new ToRuntime.StatusRow(1, 2, "Sending"),
                new ToRuntime.Yield(1, MapiUid.of(1, 2), true));
        return records.stream().map(record -> record.toBinary().toBytes()).toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        ToRuntime record = ToRuntime.parse(Binary.of(input));
        Law.same(record, ToRuntime.parse(record.toBinary()));
    }
}
