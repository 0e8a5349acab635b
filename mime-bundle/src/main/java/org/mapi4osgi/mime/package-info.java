// SPDX-License-Identifier: Apache-2.0
/**
 * Conversion between MAPI messages and MIME: {@link org.mapi4osgi.mime.IConverterSession}, which the bundle registers as
 * a service, and {@link org.mapi4osgi.mime.MailFile}, which takes mail files apart into messages.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.mime;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
