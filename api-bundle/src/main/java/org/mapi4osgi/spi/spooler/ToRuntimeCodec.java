// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;

/** {@link ToRuntime} as bytes. */
final class ToRuntimeCodec {
    private static final int REPLY = 1;
    private static final int STATUS_ROW = 2;
    private static final int YIELD = 3;

    private ToRuntimeCodec() {}

    static Binary encode(ToRuntime record) {
        if (record instanceof ToRuntime.Reply reply) {
            return encode(reply);
        }
        if (record instanceof ToRuntime.StatusRow row) {
            return new RecordOutput(STATUS_ROW)
                    .number(row.session())
                    .number(row.statusCode())
                    .text(row.statusString())
                    .toBinary();
        }
        ToRuntime.Yield yield = (ToRuntime.Yield) record;
        return new RecordOutput(YIELD)
                .number(yield.session())
                .uid(yield.section())
                .flag(yield.cancelled())
                .toBinary();
    }

    private static Binary encode(ToRuntime.Reply reply) {
        RecordOutput out = new RecordOutput(REPLY)
                .number(reply.request())
                .flag(reply.failure().isPresent());
        reply.failure().ifPresent(failure -> out.number(failure.hresult()).text(failure.text()));
        return out.texts(reply.strings()).number(reply.flags()).toBinary();
    }

    static ToRuntime decode(Binary bytes) throws MapiException {
        RecordInput in = new RecordInput(bytes);
        ToRuntime record = switch (in.kind()) {
            case REPLY -> reply(in);
            case STATUS_ROW -> new ToRuntime.StatusRow(in.number(), in.number(), in.text());
            case YIELD -> new ToRuntime.Yield(in.number(), in.uid(), in.flag());
            default -> throw in.corrupt("kind " + in.kind());
        };
        in.expectEnd();
        return record;
    }

    private static ToRuntime reply(RecordInput in) throws MapiException {
        int request = in.number();
        Optional<ToRuntime.Failure> failure =
                in.flag() ? Optional.of(new ToRuntime.Failure(in.number(), in.text())) : Optional.empty();
        return new ToRuntime.Reply(request, failure, in.texts(), in.number());
    }
}
