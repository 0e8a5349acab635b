// SPDX-License-Identifier: Apache-2.0
/** Dialogs, as the runtime asks for them: what they show and answer. Who shows them is behind a port. */
@NullMarked
package org.mapi4osgi.core.ui;

import org.jspecify.annotations.NullMarked;
