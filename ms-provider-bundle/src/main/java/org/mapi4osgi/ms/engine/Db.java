// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/**
 * One SQLite connection with its prepared statements. Used by one thread at a time: whoever took it from the pool or
 * leads the commit. A statement serves one result at a time, so a query must not run itself while its rows are read.
 */
public final class Db {
    /** Restrictions make statements of their own, so what is kept must be bounded. */
    private static final int MAX_STATEMENTS = 160;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);

    Db(Connection connection) {
        this.connection = connection;
    }

    /** Makes a value of the current row. */
    @FunctionalInterface
    public interface RowMapper<T> {
        /** Reads the columns; must not move the cursor. */
        T map(ResultSet row) throws SQLException;
    }

    /** Takes the current row; false ends the query. */
    @FunctionalInterface
    public interface RowVisitor {
        /** Reads the columns; must not move the cursor. */
        boolean visit(ResultSet row) throws SQLException, MapiException;
    }

    /** Runs a statement that changes rows, and tells how many. */
    public int update(String sql, @Nullable Object... arguments) throws SQLException {
        try {
            return bind(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw dropped(sql, e);
        }
    }

    /** Runs a statement that is no query and changes no rows, such as BEGIN. */
    void run(String sql) throws SQLException {
        try {
            statement(sql).execute();
        } catch (SQLException e) {
            throw dropped(sql, e);
        }
    }

    /** The first row, or null. */
    public <T> @Nullable T first(String sql, RowMapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            return rows.next() ? mapper.map(rows) : null;
        } catch (SQLException e) {
            throw dropped(sql, e);
        }
    }

    /** The first column of the first row, or {@code none} if there is no row or it is NULL. */
    public long number(long none, String sql, @Nullable Object... arguments) throws SQLException {
        try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            if (!rows.next()) {
                return none;
            }
            long value = rows.getLong(1);
            return rows.wasNull() ? none : value;
        } catch (SQLException e) {
            throw dropped(sql, e);
        }
    }

    /** All rows. For queries whose result is known to be small. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        List<T> list = new ArrayList<>();
        try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            while (rows.next()) {
                list.add(mapper.map(rows));
            }
        } catch (SQLException e) {
            throw dropped(sql, e);
        }
        return list;
    }

    /** Visits rows until the visitor says no. */
    public void each(String sql, RowVisitor visitor, @Nullable Object... arguments) throws SQLException, MapiException {
        try (ResultSet rows = bind(sql, arguments).executeQuery()) {
            boolean more = true;
            while (more && rows.next()) {
                more = visitor.visit(rows);
            }
        } catch (SQLException e) {
            throw dropped(sql, e);
        }
    }

    /** The driver leaves a statement that failed in a state in which it fails for ever: it is prepared anew. */
    private SQLException dropped(String sql, SQLException failure) {
        PreparedStatement failed = statements.remove(sql);
        if (failed != null) {
            try {
                failed.close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private PreparedStatement bind(String sql, @Nullable Object[] arguments) throws SQLException {
        PreparedStatement statement = statement(sql);
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (argument instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (argument instanceof String text) {
                statement.setString(i + 1, text);
            } else if (argument instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else if (argument == null) {
                statement.setNull(i + 1, java.sql.Types.NULL);
            } else {
                throw new IllegalArgumentException("no SQL type for " + argument.getClass());
            }
        }
        return statement;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            if (statements.size() >= MAX_STATEMENTS) {
                Iterator<PreparedStatement> eldest = statements.values().iterator();
                PreparedStatement unused = eldest.next();
                eldest.remove();
                unused.close();
            }
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    /** Closes the connection and all its statements. */
    void close() throws SQLException {
        SQLException failure = null;
        for (PreparedStatement statement : statements.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                failure = e;
            }
        }
        statements.clear();
        connection.close();
        if (failure != null) {
            throw failure;
        }
    }
}
