// SPDX-License-Identifier: Apache-2.0
/** The outgoing queue: which messages wait to be sent, in which order, and who is sending them. */
@NullMarked
package org.mapi4osgi.ms.submit;

import org.jspecify.annotations.NullMarked;
