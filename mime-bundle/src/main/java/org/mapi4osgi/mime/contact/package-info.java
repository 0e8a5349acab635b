// SPDX-License-Identifier: Apache-2.0
/**
 * Contacts from vCard (2.1, 3.0, 4.0) and LDIF files: {@link org.mapi4osgi.mime.contact.ContactFile} takes a file apart
 * into MAPI properties, {@link org.mapi4osgi.mime.contact.ContactImport} puts them into an address book container.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.mime.contact;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
