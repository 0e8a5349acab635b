// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

/** What a view shows in one row: a row of the table, or a category's heading. */
sealed interface ViewItem permits ViewRow, Category {}
