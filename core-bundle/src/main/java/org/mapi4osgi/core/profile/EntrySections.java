// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;

/**
 * The sections that an entry function opens, by its support object or its provider admin. They are closed when the call
 * ends, so that a function that forgets one, or hangs, keeps no section locked.
 *
 * <p>The monitor guards the list; sections are opened and closed without it.
 */
public final class EntrySections implements AutoCloseable {
    private final Profile profile;
    private final MapiUid service;

    @GuardedBy("this")
    private final List<IProfSect> open = new ArrayList<>();

    @GuardedBy("this")
    private boolean ended;

    /** No sections yet, for a call of the given service's entry function. */
    public EntrySections(Profile profile, MapiUid service) {
        this.profile = profile;
        this.service = service;
    }

    /** Opens a section as {@link Profile#openSection} does for the service. */
    public IProfSect open(MapiUid uid, Set<OpenSectionFlag> flags) throws MapiException {
        IProfSect section = profile.openSection(uid, flags, SectionUser.service(service));
        synchronized (this) {
            if (!ended) {
                open.add(section);
                return section;
            }
        }
        section.close();
        throw ProfileErrors.of(
                MapiCode.MAPI_E_INVALID_OBJECT, "the call of the entry function has ended; its objects are invalid");
    }

    @Override
    public void close() {
        List<IProfSect> left;
        synchronized (this) {
            ended = true;
            left = List.copyOf(open);
            open.clear();
        }
        left.forEach(IProfSect::close);
    }
}
