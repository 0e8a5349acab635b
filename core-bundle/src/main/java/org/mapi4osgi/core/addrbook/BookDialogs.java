// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import org.mapi4osgi.core.ui.Dialogs;

/**
 * What an address book asks the user by.
 *
 * @param dialogs asks the user
 * @param options what transports offer for recipients
 */
public record BookDialogs(Dialogs dialogs, MailOptions options) {}
