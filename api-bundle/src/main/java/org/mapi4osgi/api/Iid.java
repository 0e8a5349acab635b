// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * An interface identifier with the Java interface it stands for. Each interface has its own as a constant {@code IID}.
 *
 * @param uid the GUID
 * @param type the Java interface
 * @param <T> the Java interface
 */
public record Iid<T>(MapiUid uid, Class<T> type) {
    /**
     * An identifier of MAPI's own range, {@code 000203xx-0000-0000-C000-000000000046}.
     *
     * @param last the byte xx
     * @param type the Java interface
     * @param <T> the Java interface
     * @return the identifier
     */
    static <T> Iid<T> mapi(int last, Class<T> type) {
        return new Iid<>(MapiUid.ofGuid("000203%02X-0000-0000-C000-000000000046".formatted(last)), type);
    }
}
