// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/** What the spooler tells the runtime. */
public sealed interface ToRuntime {
    /**
     * Encodes the record.
     *
     * @return the bytes
     */
    default Binary toBinary() {
        return ToRuntimeCodec.encode(this);
    }

    /**
     * Decodes a record.
     *
     * @param bytes what {@link #toBinary} gave
     * @return the record
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: not a record
     *       <li>MAPI_E_VERSION: a record of another version of this package
     *     </ul>
     */
    static ToRuntime parse(Binary bytes) throws MapiException {
        return ToRuntimeCodec.decode(bytes);
    }

    /**
     * The answer to a request.
     *
     * @param request the request's number
     * @param failure the failure; empty if it succeeded
     * @param strings what {@link ToSpooler.AddressTypes} asks for; else empty
     * @param flags what {@link ToSpooler.StoreLogoff} asks for, as bits; else 0
     */
    record Reply(int request, Optional<Failure> failure, List<String> strings, int flags) implements ToRuntime {
        /**
         * Copies the strings.
         *
         * @param request the request's number
         * @param failure the failure; empty if it succeeded
         * @param strings what {@link ToSpooler.AddressTypes} asks for; else empty
         * @param flags what {@link ToSpooler.StoreLogoff} asks for, as bits; else 0
         */
        public Reply {
            strings = List.copyOf(strings);
        }

        /**
         * The answer of a request that asks for nothing.
         *
         * @param request the request's number
         * @return the answer
         */
        public static Reply done(int request) {
            return new Reply(request, Optional.empty(), List.of(), 0);
        }

        /**
         * The answer of a request that failed.
         *
         * @param request the request's number
         * @param hresult the code
         * @param text what went wrong, for people
         * @return the answer
         */
        public static Reply failed(int request, int hresult, String text) {
            return new Reply(request, Optional.of(new Failure(hresult, text)), List.of(), 0);
        }
    }

    /**
     * Why a request failed.
     *
     * @param hresult the code
     * @param text what went wrong, for people
     */
    record Failure(int hresult, String text) {}

    /**
     * The spooler's row in a session's status table changed.
     *
     * @param session the session
     * @param statusCode PR_STATUS_CODE
     * @param statusString PR_STATUS_STRING
     */
    record StatusRow(int session, int statusCode, String statusString) implements ToRuntime {}

    /**
     * What SpoolerYield tells a transport from now on (OUT-33).
     *
     * @param session the session
     * @param section the transport's section of the profile
     * @param cancelled whether the message in transfer is cancelled
     */
    record Yield(int session, MapiUid section, boolean cancelled) implements ToRuntime {}
}
