// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

/** What a section of a profile is for. */
enum SectionKind {
    /** A section that a client or a provider made for itself. */
    PLAIN(0),
    /** A message service. */
    SERVICE(1),
    /** A provider of a message service, or a store that is open without one. */
    PROVIDER(2),
    /** More data of a message service: the Sections entry in mapisvc.inf. */
    EXTRA(3);

    /** Its code in profile files. */
    final int code;

    SectionKind(int code) {
        this.code = code;
    }
}
