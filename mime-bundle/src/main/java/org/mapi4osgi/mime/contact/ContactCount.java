// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

/**
 * How many entries a contact file has.
 *
 * @param contacts how many the sink got as contacts
 * @param refused how many were refused
 */
public record ContactCount(int contacts, int refused) {}
