// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.fault;

/**
 * The steps of sending and receiving between which a crash makes a difference. The names are what the property
 * {@value Faults#PROPERTY} takes.
 */
public enum FaultPoint {
    /** Connected and converted; the server knows nothing of the message. */
    SEND_BEFORE_MAIL,
    /** The server has answered for each recipient. */
    SEND_AFTER_RCPT,
    /** As SEND_AFTER_RCPT, and at least one recipient was accepted. */
    SEND_BEFORE_DATA,
    /** A first piece of the message was written. */
    SEND_IN_DATA,
    /** The whole message was written, but for the dot that ends it. */
    SEND_BEFORE_FINAL_DOT,
    /** The server has taken the message, and the message store does not know: the one window in which a crash doubles. */
    SEND_AFTER_REPLY_BEFORE_SAVE,
    /** The message store knows who got the message. */
    SEND_AFTER_SAVE,
    /** The message is noted as begun, and not fetched. */
    RECEIVE_BEFORE_RETR,
    /** A first piece of the message was read. */
    RECEIVE_IN_RETR,
    /** The message is converted, and not saved. */
    RECEIVE_BEFORE_SAVE,
    /** The message is saved, and not noted as received. */
    RECEIVE_AFTER_SAVE_BEFORE_NOTE,
    /** The message is noted as received; the server still has it. */
    RECEIVE_AFTER_NOTE_BEFORE_DELE,
    /** The server was told to delete messages, and does so after QUIT only. */
    RECEIVE_AFTER_DELE_BEFORE_QUIT
}
