// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a restriction in the order of MS-OXCDATA section 2.12, in whichever layout the sink spells its parts. */
final class RestrictionWriter {
    static final int RES_AND = 0;
    static final int RES_OR = 1;
    static final int RES_NOT = 2;
    static final int RES_CONTENT = 3;
    static final int RES_PROPERTY = 4;
    static final int RES_COMPAREPROPS = 5;
    static final int RES_BITMASK = 6;
    static final int RES_SIZE = 7;
    static final int RES_EXIST = 8;
    static final int RES_SUBRESTRICTION = 9;
    static final int RES_COMMENT = 10;
    static final int RES_COUNT = 11;
    static final int RES_ANNOTATION = 12;

    private final ValueSink sink;
    private final ByteWriter out;

    RestrictionWriter(ValueSink sink) {
        this.sink = sink;
        this.out = sink.bytes();
    }

    void write(Restriction restriction) {
        if (restriction instanceof Restriction.And and) {
            list(RES_AND, and.restrictions());
        } else if (restriction instanceof Restriction.Or or) {
            list(RES_OR, or.restrictions());
        } else if (restriction instanceof Restriction.Not not) {
            sink.code(RES_NOT);
            write(not.restriction());
        } else if (restriction instanceof Restriction.Sub sub) {
            sink.code(RES_SUBRESTRICTION);
            sink.tag(sub.subobject());
            write(sub.restriction());
        } else if (restriction instanceof Restriction.Comment comment) {
            annotated(RES_COMMENT, comment.properties(), comment.restriction());
        } else if (restriction instanceof Restriction.Annotation annotation) {
            annotated(RES_ANNOTATION, annotation.properties(), annotation.restriction());
        } else if (restriction instanceof Restriction.Count count) {
            sink.code(RES_COUNT);
            out.i32(count.count());
            write(count.restriction());
        } else {
            leaf(restriction);
        }
    }

    private void leaf(Restriction restriction) {
        if (restriction instanceof Restriction.Content content) {
            sink.code(RES_CONTENT);
            out.i32(content.fuzzyLevel().level().value()
                    | MapiFlag.bits(content.fuzzyLevel().options()));
            sink.tag(content.tag());
            property(content.value());
        } else if (restriction instanceof Restriction.Property property) {
            compared(RES_PROPERTY, property.relop(), property.tag());
            property(property.value());
        } else if (restriction instanceof Restriction.CompareProps compare) {
            compared(RES_COMPAREPROPS, compare.relop(), compare.tag1());
            sink.tag(compare.tag2());
        } else if (restriction instanceof Restriction.BitMask bits) {
            sink.code(RES_BITMASK);
            sink.code(bits.relBMR() == Restriction.RelBmr.BMR_EQZ ? 0 : 1);
            sink.tag(bits.tag());
            out.i32(bits.mask());
        } else if (restriction instanceof Restriction.Size size) {
            compared(RES_SIZE, size.relop(), size.tag());
            out.i32(size.size());
        } else if (restriction instanceof Restriction.Exist exist) {
            sink.code(RES_EXIST);
            sink.tag(exist.tag());
        }
    }

    private void compared(int kind, RelOp relop, PropTag<?> tag) {
        sink.code(kind);
        sink.code(relop.value());
        sink.tag(tag);
    }

    private void list(int kind, List<Restriction> restrictions) {
        sink.code(kind);
        sink.count(restrictions.size());
        restrictions.forEach(this::write);
    }

    private void annotated(int kind, Props properties, @Nullable Restriction restriction) {
        sink.code(kind);
        sink.propertyCount(properties.size());
        for (int i = 0; i < properties.size(); i++) {
            sink.property(properties.tag(i), properties.value(i));
        }
        out.u8(restriction == null ? 0 : 1);
        if (restriction != null) {
            write(restriction);
        }
    }

    private void property(PropValue<?> property) {
        sink.property(property.tag(), property.value());
    }
}
