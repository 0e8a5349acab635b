// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/**
 * Changes the store. Runs on whichever caller's thread leads the commit, together with others' tasks, so it must be
 * short, must not call anything outside the engine and must not wait. If it throws, its own changes are undone and
 * those of the others stay.
 */
@FunctionalInterface
public interface WriteTask<T> {
    /** Runs the statements. */
    @Nullable
    T run(Tx tx) throws SQLException, MapiException;
}
