// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.pop3;

/**
 * A message on a POP3 server.
 *
 * @param index its place in the maildrop, from 0
 * @param uid the server's unique identifier
 * @param size its size in bytes as the server tells it; 0 if it does not
 */
record Listed(int index, String uid, int size) {}
