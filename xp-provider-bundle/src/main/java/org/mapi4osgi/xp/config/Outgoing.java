// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

/**
 * How to send.
 *
 * @param server the SMTP server
 * @param asksForReports whether delivery reports are asked for where a message wants them and the server can
 * @param returnsWholeMessage whether reports are to come with the whole message, or with its header only
 * @param maxBytes a message larger than this is returned at once
 */
public record Outgoing(ServerSettings server, boolean asksForReports, boolean returnsWholeMessage, long maxBytes) {}
