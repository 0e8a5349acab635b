// SPDX-License-Identifier: Apache-2.0
/** The service that clients get: initialisation, logon, and which sessions there are. */
@NullMarked
package org.mapi4osgi.core.subsystem;

import org.jspecify.annotations.NullMarked;
