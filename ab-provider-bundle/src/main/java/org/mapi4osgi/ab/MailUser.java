// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.ObjectType;

/** A mail user of the book. */
final class MailUser extends EntryObject implements IMailUser {
    MailUser(Book book, Entry entry, boolean writable) {
        super(book, entry, writable);
    }

    MailUser(Book book, NewEntry creation) {
        super(book, ObjectType.MAPI_MAILUSER, creation);
    }
}
