// SPDX-License-Identifier: Apache-2.0
/** The tables of a folder: contents tables read from the file as they are asked for, hierarchy tables in memory. */
@NullMarked
package org.mapi4osgi.ms.view;

import org.jspecify.annotations.NullMarked;
