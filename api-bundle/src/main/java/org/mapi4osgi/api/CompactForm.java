// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The stored form of properties and restrictions: a version byte, then the parts as {@link CompactSink} writes them. */
final class CompactForm {
    private static final int VERSION = 1;

    private CompactForm() {}

    static Props props(byte[] bytes, int offset, int length) throws MapiException {
        ByteReader in = ByteReader.of(bytes, offset, length, "stored properties");
        checkVersion(in);
        CompactSource source = new CompactSource(in);
        Props props = source.properties(source.propertyCount());
        in.expectEnd();
        return props;
    }

    static Restriction restriction(Binary bytes) throws MapiException {
        ByteReader in = ByteReader.of(bytes, "a stored restriction");
        checkVersion(in);
        Restriction restriction = new CompactSource(in).restriction();
        in.expectEnd();
        return restriction;
    }

    private static void checkVersion(ByteReader in) throws MapiException {
        int version = in.u8();
        if (version != VERSION) {
            throw in.corruptAt("version " + version + ", this runtime reads " + VERSION, 0);
        }
    }

    static Binary bytes(Props props) {
        CompactSink sink = sink();
        sink.propertyCount(props.size());
        for (int i = 0; i < props.size(); i++) {
            sink.property(props.tag(i), props.value(i));
        }
        return sink.bytes().toBinary();
    }

    static Binary bytes(Restriction restriction) {
        CompactSink sink = sink();
        new RestrictionWriter(sink).write(restriction);
        return sink.bytes().toBinary();
    }

    private static CompactSink sink() {
        ByteWriter out = new ByteWriter();
        out.u8(VERSION);
        return new CompactSink(out);
    }
}
