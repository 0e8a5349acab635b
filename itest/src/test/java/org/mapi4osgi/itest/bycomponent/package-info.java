// SPDX-License-Identifier: Apache-2.0
/** The scripted store provider as a component of Declarative Services. */
@NullMarked
package org.mapi4osgi.itest.bycomponent;

import org.jspecify.annotations.NullMarked;
