// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

/**
 * What is needed wherever providers are called.
 *
 * @param settings the deadlines
 * @param workers the threads with deadlines
 * @param log what happened
 */
public record ProviderTools(ProviderSettings settings, Workers workers, EventLog log) {}
