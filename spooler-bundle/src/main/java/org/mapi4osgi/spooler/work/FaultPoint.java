// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.work;

/** The steps at which a test may end the process, to see that nothing is lost. */
public enum FaultPoint {
    /** A message is locked. */
    SPOOLER_LOCKED,
    /** That a try begins is noted in the message. */
    SPOOLER_TRY_NOTED,
    /** The transport is about to get the message. */
    SPOOLER_BEFORE_SUBMIT,
    /** The transport has returned from submitMessage. */
    SPOOLER_AFTER_SUBMIT,
    /** The transport has returned from endMessage; nothing is saved. */
    SPOOLER_MESSAGE_ENDED,
    /** Who has the message is saved; it is still in the queue. */
    SPOOLER_RESPONSIBILITIES_SAVED,
    /** The message is out of the queue. */
    SPOOLER_FINISHED,
    /** A report is about to be saved. */
    SPOOLER_REPORT_BEFORE_SAVE,
    /** A report is saved; that it was made is not noted yet. */
    SPOOLER_REPORT_SAVED,
    /** A message to be received into is made. */
    SPOOLER_IN_CREATED,
    /** The transport has returned from startMessage. */
    SPOOLER_IN_STARTED,
    /** The received message is about to be moved to the folder of its class. */
    SPOOLER_IN_BEFORE_MOVE,
    /** It is there. */
    SPOOLER_IN_MOVED,
    /** Those who wait for new mail are about to be told. */
    SPOOLER_IN_BEFORE_NOTIFY,
    /** They are told. */
    SPOOLER_IN_NOTIFIED
}
