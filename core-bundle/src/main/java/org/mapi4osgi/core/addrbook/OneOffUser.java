// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.Locale;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.handle.OwnObject;
import org.mapi4osgi.tags.PR;

/** A recipient that is in no container: all there is to know stands in its entry ID (ONE-04). */
public final class OneOffUser extends OwnObject implements IMailUser {
    private static final int DT_MAILUSER = 0;
    private static final int READ_ONLY = 0;

    private final Props props;

    /** Opens a one-off entry ID. */
    public OneOffUser(EntryId id) throws MapiException {
        props = props(id, OneOffEntryId.parse(id));
    }

    /** The properties of a one-off. */
    static Props props(EntryId id, OneOffEntryId oneOff) {
        Props.Builder props = Props.of(PR.PR_DISPLAY_NAME, oneOff.displayName())
                .with(PR.PR_ADDRTYPE, oneOff.addressType())
                .with(PR.PR_EMAIL_ADDRESS, oneOff.address())
                .with(PR.PR_ENTRYID, id.toBinary())
                .with(PR.PR_RECORD_KEY, id.toBinary())
                .with(PR.PR_SEARCH_KEY, oneOff.searchKey())
                .with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_MAILUSER.value())
                .with(PR.PR_DISPLAY_TYPE, DT_MAILUSER)
                .with(PR.PR_TRANSMITABLE_DISPLAY_NAME, oneOff.displayName())
                .with(PR.PR_SEND_RICH_INFO, oneOff.sendRichInfo())
                .with(PR.PR_ACCESS_LEVEL, READ_ONLY)
                .toBuilder();
        if (oneOff.addressType().toUpperCase(Locale.ROOT).equals("SMTP")) {
            props.put(PR.PR_SMTP_ADDRESS, oneOff.address());
        }
        return props.build();
    }

    @Override
    public <T extends IUnknown> T openProperty(PropTag<?> tag, Iid<T> iid, OpenPropertyFlag... flags)
            throws MapiException {
        return OneOffDetails.open(tag, iid, false);
    }

    @Override
    protected Props props() {
        return props;
    }
}
