// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.props.PropSetter;

/**
 * Header fields without a property of their own, as named properties of PS_INTERNET_HEADERS: MS-OXCMAIL 2.2.3.2.20. Of
 * a field that is there several times the first counts. All of them stay in the header as received, so that a store
 * without named properties, or without room for more names, loses nothing.
 */
final class NamedHeaders {
    private static final int LONGEST_NAME = 127;

    private NamedHeaders() {}

    static void put(Header header, IMessage message) throws MapiException {
        Map<String, String> values = new LinkedHashMap<>();
        for (HeaderField field : header.fields()) {
            String name = field.name();
            if (!HeaderProps.MAPPED.contains(name)
                    && !name.startsWith("content-")
                    && name.length() <= LONGEST_NAME
                    && values.size() < Limits.NAMED_HEADERS) {
                values.putIfAbsent(name, field.text());
            }
        }
        if (values.isEmpty()) {
            return;
        }
        List<MapiNameId> names = new ArrayList<>();
        values.keySet().forEach(name -> names.add(MapiNameId.of(MapiNameId.PS_INTERNET_HEADERS, name)));
        List<PropTag<?>> tags;
        try {
            tags = message.getIDsFromNames(names, NameFlag.MAPI_CREATE);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_SUPPORT || e.code() == MapiCode.MAPI_E_NAMED_PROP_QUOTA_EXCEEDED) {
                return;
            }
            throw e;
        }
        Props.Builder props = Props.builder();
        int i = 0;
        for (String value : values.values()) {
            PropTag<?> tag = tags.get(i++);
            if (tag.type() != PropType.PT_ERROR) {
                props.put(PropValue.ofUnchecked(tag.withType(PropType.PT_UNICODE), value));
            }
        }
        PropSetter.set(message, props.build());
    }
}
