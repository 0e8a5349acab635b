// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;

final class CheckpointsTest {
    private Db db;
    private Checkpoints checkpoints;

    @BeforeEach
    void open() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setWalAutocheckpoint(Checkpoints.SHORT);
        db = new Db(config.createConnection("jdbc:sqlite::memory:"));
        checkpoints = new Checkpoints(db);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private long pages() throws SQLException {
        return db.number(-1, "PRAGMA wal_autocheckpoint");
    }

    @Test
    void singleSavesKeepTheLogShort() throws SQLException {
        for (int i = 0; i < 1000; i++) {
            checkpoints.pace(1 + i % 7);
        }
        assertThat(pages()).isEqualTo(Checkpoints.SHORT);
    }

    @Test
    void manySaversGetALongLogUntilTheyHaveGone() throws SQLException {
        checkpoints.pace(8);
        assertThat(pages()).isEqualTo(Checkpoints.LONG);
        for (int i = 0; i < 255; i++) {
            checkpoints.pace(1);
        }
        assertThat(pages()).isEqualTo(Checkpoints.LONG);
        checkpoints.pace(1);
        assertThat(pages()).isEqualTo(Checkpoints.SHORT);
    }
}
