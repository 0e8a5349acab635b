// SPDX-License-Identifier: Apache-2.0
/** The MAPI spooler as a bundle: follows the runtime's door, and hands what comes through it to its sessions. */
@NullMarked
package org.mapi4osgi.spooler;

import org.jspecify.annotations.NullMarked;
