// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import org.mapi4osgi.api.MapiException;

/** A {@link WriteTask} without a result. */
@FunctionalInterface
public interface WriteAction {
    /** Runs the statements. */
    void run(Tx tx) throws SQLException, MapiException;
}
