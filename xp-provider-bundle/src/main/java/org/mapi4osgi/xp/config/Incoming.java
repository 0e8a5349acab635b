// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to receive.
 *
 * @param server the POP3 server
 * @param pollInterval the server is asked at most this often
 * @param leaveOnServer whether messages stay on the server
 * @param deleteAfterDays after how many days they go all the same; 0 for never
 * @param maxBytes a message larger than this is left on the server and not received
 * @param stateFile what was received before
 */
public record Incoming(
        ServerSettings server,
        Duration pollInterval,
        boolean leaveOnServer,
        int deleteAfterDays,
        long maxBytes,
        Path stateFile) {}
