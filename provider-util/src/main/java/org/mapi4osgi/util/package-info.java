// SPDX-License-Identifier: Apache-2.0
/**
 * Helpers for provider authors. A bundle embeds the jar privately ({@code -conditionalpackage: org.mapi4osgi.util.*}), so
 * a newer version refreshes nobody.
 *
 * <ul>
 *   <li>Rows: {@link org.mapi4osgi.util.MemoryTable} keeps them in memory and gives views; {@link
 *       org.mapi4osgi.util.EntryRows} makes them and static tables.
 *   <li>Search: {@link org.mapi4osgi.util.RestrictionEvaluator} tells whether a row matches, {@link
 *       org.mapi4osgi.util.AmbiguousName} what a typed name may mean; {@link org.mapi4osgi.util.Collation} and {@link
 *       org.mapi4osgi.util.Folding} say which strings are equal and which comes first.
 *   <li>A provider: {@link org.mapi4osgi.util.ProviderActivator} offers it, {@link org.mapi4osgi.util.StoreProvider} and
 *       {@link org.mapi4osgi.util.StoreObject} count logons of a read-only store, {@link
 *       org.mapi4osgi.util.SupportReference} those of any logon object.
 *   <li>Objects: {@link org.mapi4osgi.util.PropsObject} is a read-only object over properties, {@link
 *       org.mapi4osgi.util.MemoryStream} a stream over bytes.
 * </ul>
 */
@NullMarked
package org.mapi4osgi.util;

import org.jspecify.annotations.NullMarked;
