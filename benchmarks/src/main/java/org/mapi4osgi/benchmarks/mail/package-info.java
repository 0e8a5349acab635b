// SPDX-License-Identifier: Apache-2.0
/** Mail beside Angus Mail and a plain socket. */
@NullMarked
package org.mapi4osgi.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
