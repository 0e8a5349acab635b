// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/** Reads from the store, within one call; what it returns must not hold the connection. */
@FunctionalInterface
public interface ReadTask<T> {
    /** Runs the queries. */
    @Nullable
    T run(Db db) throws SQLException, MapiException;
}
