// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.notify;

import java.util.List;
import org.mapi4osgi.ms.engine.Change;

/** Is told of commits by {@link ChangeBus}, always on its thread. */
public interface ChangeListener {
    /** What was committed, in order; at least one change. */
    void changed(List<Change> changes);

    /** Changes were missed: everything may be different. */
    void lost();
}
