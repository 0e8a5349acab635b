// SPDX-License-Identifier: Apache-2.0
/** Processes that send and receive are killed at every step: what {@code itest/kill-mail} runs. */
@NullMarked
package org.mapi4osgi.itest.kill;

import org.jspecify.annotations.NullMarked;
