// SPDX-License-Identifier: Apache-2.0
/** Named steps of a transfer, at which tests of crashes kill the process. */
@NullMarked
package org.mapi4osgi.xp.fault;

import org.jspecify.annotations.NullMarked;
