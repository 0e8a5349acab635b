// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;

/** Hands the parser the descriptor that the reader made of the header just read. */
final class DescriptorHolder implements BodyDescriptorBuilder {
    private PartDescriptor current = PartDescriptor.of(new Header(), false);

    void set(PartDescriptor part) {
        current = part;
    }

    @Override
    public void reset() {}

    @Override
    public Field addField(RawField field) {
        return field;
    }

    @Override
    public BodyDescriptor build() {
        return current;
    }

    @Override
    public BodyDescriptorBuilder newChild() {
        return this;
    }
}
