// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

/**
 * A large value that stands in chunks of its own.
 *
 * @param id the stream's number
 * @param length its bytes
 */
public record StreamRef(long id, long length) {}
