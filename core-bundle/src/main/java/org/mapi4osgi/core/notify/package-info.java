// SPDX-License-Identifier: Apache-2.0
/** Subscriptions and the delivery of notifications, one session at a time. */
@NullMarked
package org.mapi4osgi.core.notify;

import org.jspecify.annotations.NullMarked;
