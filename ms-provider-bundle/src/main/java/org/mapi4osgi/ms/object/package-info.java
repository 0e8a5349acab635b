// SPDX-License-Identifier: Apache-2.0
/** The MAPI objects of a store: the store itself, folders, messages, attachments. */
@NullMarked
package org.mapi4osgi.ms.object;

import org.jspecify.annotations.NullMarked;
