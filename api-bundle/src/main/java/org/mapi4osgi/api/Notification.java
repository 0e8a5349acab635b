// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** NOTIFICATION: one event, as a sink gets it. Immutable; entry IDs are long-term. */
public sealed interface Notification {
    /**
     * The event.
     *
     * @return the event's type
     */
    EventType eventType();

    /**
     * ERROR_NOTIFICATION: fnevCriticalError.
     *
     * @param entryId the object; null if the error concerns the session
     * @param code the error
     * @param error the text, if there is one
     */
    record Error(
            @Nullable EntryId entryId,
            MapiCode code,
            @Nullable MapiError error) implements Notification {
        @Override
        public EventType eventType() {
            return EventType.fnevCriticalError;
        }
    }

    /**
     * NEWMAIL_NOTIFICATION: fnevNewMail.
     *
     * @param entryId the message
     * @param parentId the folder it was delivered to
     * @param messageClass the message's class
     * @param messageFlags PR_MESSAGE_FLAGS
     */
    record NewMail(EntryId entryId, EntryId parentId, String messageClass, int messageFlags) implements Notification {
        @Override
        public EventType eventType() {
            return EventType.fnevNewMail;
        }
    }

    /**
     * OBJECT_NOTIFICATION: an object was made, deleted, changed, moved, copied, or a search is complete.
     *
     * @param eventType one of fnevObject* or fnevSearchComplete
     * @param objectType the object's type
     * @param entryId the object; for a copy or a move, the new one
     * @param parentId the folder or container it is in; null where unknown
     * @param oldId the original, for a copy or a move
     * @param oldParentId where the original was, for a copy or a move
     * @param tags the properties that changed; null where unknown
     */
    record ObjectEvent(
            EventType eventType,
            ObjectType objectType,
            EntryId entryId,
            @Nullable EntryId parentId,
            @Nullable EntryId oldId,
            @Nullable EntryId oldParentId,
            @Nullable List<PropTag<?>> tags)
            implements Notification {
        /**
         * Checks and copies the components.
         *
         * @param eventType one of fnevObject* or fnevSearchComplete
         * @param objectType the object's type
         * @param entryId the object; for a copy or a move, the new one
         * @param parentId the folder or container it is in; null where unknown
         * @param oldId the original, for a copy or a move
         * @param oldParentId where the original was, for a copy or a move
         * @param tags the properties that changed; null where unknown
         */
        public ObjectEvent {
            tags = tags == null ? null : List.copyOf(tags);
        }
    }

    /**
     * TABLE_NOTIFICATION: fnevTableModified.
     *
     * @param tableEvent what happened
     * @param code the error of TABLE_ERROR, else S_OK
     * @param index PR_INSTANCE_KEY of the row; null unless one row is concerned
     * @param prior PR_INSTANCE_KEY of the row before it; PR_NULL if it is the first; null where it does not apply
     * @param row the row in the columns of the moment; empty where it does not apply
     */
    record Table(
            TableEvent tableEvent,
            MapiCode code,
            @Nullable PropValue<?> index,
            @Nullable PropValue<?> prior,
            Props row) implements Notification {
        @Override
        public EventType eventType() {
            return EventType.fnevTableModified;
        }

        /**
         * An event that concerns the whole table.
         *
         * @param tableEvent what happened
         * @return the notification
         */
        public static Table whole(TableEvent tableEvent) {
            return new Table(tableEvent, MapiCode.S_OK, null, null, Props.EMPTY);
        }
    }

    /**
     * STATUS_OBJECT_NOTIFICATION: fnevStatusObjectModified, MAPI's own.
     *
     * @param entryId the status object
     * @param properties what changed
     */
    record StatusObject(EntryId entryId, Props properties) implements Notification {
        @Override
        public EventType eventType() {
            return EventType.fnevStatusObjectModified;
        }
    }

    /**
     * EXTENDED_NOTIFICATION: fnevExtended.
     *
     * @param event the provider's own number
     * @param data the provider's own bytes
     */
    record Extended(int event, Binary data) implements Notification {
        @Override
        public EventType eventType() {
            return EventType.fnevExtended;
        }
    }

    /** TABLE_*: what happened to a table. */
    enum TableEvent {
        /** Much changed; read again. Bookmarks are valid. */
        TABLE_CHANGED(1),
        /** The table cannot be trusted. */
        TABLE_ERROR(2),
        /** A row was added. */
        TABLE_ROW_ADDED(3),
        /** A row was removed. */
        TABLE_ROW_DELETED(4),
        /** A row was changed. */
        TABLE_ROW_MODIFIED(5),
        /** A sort is done. */
        TABLE_SORT_DONE(6),
        /** A restriction is done. */
        TABLE_RESTRICT_DONE(7),
        /** A change of columns is done. */
        TABLE_SETCOL_DONE(8),
        /** Nothing is valid; read again from the start. */
        TABLE_RELOAD(9);

        private final int value;

        TableEvent(int value) {
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
}
