// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

/**
 * The transport's own number of a message in transfer (lpulMsgRef). The transport sets it first thing in submitMessage or
 * startMessage, so that the spooler can name the message in transportNotify while the call still runs (OUT-34). Any
 * thread may read it.
 */
public final class MessageReference {
    /** What it is before the transport sets it, in submitMessage (OUT-26). */
    public static final long INITIAL_OUTBOUND = 0;

    /** What it is before the transport sets it, in startMessage (OUT-26). */
    public static final long INITIAL_INBOUND = 1;

    private volatile long value;

    private MessageReference(long value) {
        this.value = value;
    }

    /**
     * For a call of submitMessage.
     *
     * @return a reference with the initial value
     */
    public static MessageReference outbound() {
        return new MessageReference(INITIAL_OUTBOUND);
    }

    /**
     * For a call of startMessage.
     *
     * @return a reference with the initial value
     */
    public static MessageReference inbound() {
        return new MessageReference(INITIAL_INBOUND);
    }

    /**
     * The number.
     *
     * @return the number, or the initial value
     */
    public long get() {
        return value;
    }

    /**
     * Sets the number. Called by the transport.
     *
     * @param number its own number of the message, not one of another message in transfer
     */
    public void set(long number) {
        value = number;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
