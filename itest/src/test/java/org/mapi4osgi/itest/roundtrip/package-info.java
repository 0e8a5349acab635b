// SPDX-License-Identifier: Apache-2.0
/** Real mail through real servers: what {@code itest/real-servers} runs. */
@NullMarked
package org.mapi4osgi.itest.roundtrip;

import org.jspecify.annotations.NullMarked;
