// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.nio.charset.StandardCharsets;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * A message.
 *
 * @param props its properties but the body
 * @param body the body, in ASCII
 * @param all both, as a client sets them
 */
public record Mail(Props props, String body, Props all) {
    static Mail of(Props props, String body) {
        return new Mail(props, body, props.with(PR.PR_BODY, body));
    }

    /** A property that it has. */
    public <T> T get(PropTag<T> tag) {
        return props.get(tag).orElseThrow();
    }

    /** The properties as a database has them. */
    byte[] encoded() {
        return props.toBinary().toBytes();
    }

    byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.US_ASCII);
    }
}
