// SPDX-License-Identifier: Apache-2.0
/**
 * Scripted providers: they behave well by default, do at each logon what a test tells them to, and write down what was
 * asked of them in which order. For tests of a runtime, of clients, and of providers that work with others.
 */
@NullMarked
package org.mapi4osgi.kit.fake;

import org.jspecify.annotations.NullMarked;
