// SPDX-License-Identifier: Apache-2.0
/** A mail server inside the process, on loopback only, with TLS: GreenMail under a certificate made for the run. */
@NullMarked
package org.mapi4osgi.demo.server;

import org.jspecify.annotations.NullMarked;
