// SPDX-License-Identifier: Apache-2.0
/** Reads the mail of other projects, kept outside this one, and compares with what another reader made of it. */
@NullMarked
package org.mapi4osgi.mime.corpus;

import org.jspecify.annotations.NullMarked;
