// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * What IMAPITable.getStatus tells.
 *
 * @param state what goes on
 * @param type how rows follow changes
 */
public record TableStatus(State state, Type type) {
    /** TBLSTAT_*. */
    public enum State {
        /** Nothing goes on. */
        TBLSTAT_COMPLETE(0),
        /** Rows changed. */
        TBLSTAT_QCHANGED(7),
        /** A sort goes on. */
        TBLSTAT_SORTING(9),
        /** A sort failed. */
        TBLSTAT_SORT_ERROR(10),
        /** A change of columns goes on. */
        TBLSTAT_SETTING_COLS(11),
        /** A change of columns failed. */
        TBLSTAT_SETCOL_ERROR(13),
        /** A restriction goes on. */
        TBLSTAT_RESTRICTING(14),
        /** A restriction failed. */
        TBLSTAT_RESTRICT_ERROR(15);

        private final int value;

        State(int value) {
            this.value = value;
        }

        /**
         * The value in MAPI's headers.
         *
         * @return the value
         */
        public int value() {
            return value;
        }
    }

    /** TBLTYPE_*. */
    public enum Type {
        /** Rows do not change. */
        TBLTYPE_SNAPSHOT,
        /** Values change, rows do not come or go. */
        TBLTYPE_KEYSET,
        /** Rows follow the data. */
        TBLTYPE_DYNAMIC
    }
}
