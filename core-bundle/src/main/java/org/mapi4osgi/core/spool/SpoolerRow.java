// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

/**
 * What the spooler's row in a status table says.
 *
 * @param version later news have a higher one; older ones are ignored
 * @param statusCode PR_STATUS_CODE
 * @param statusString PR_STATUS_STRING
 */
public record SpoolerRow(long version, int statusCode, String statusString) {}
