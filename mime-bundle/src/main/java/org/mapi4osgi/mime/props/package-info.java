// SPDX-License-Identifier: Apache-2.0
/** Sets properties of messages, of any size, to what came from outside. */
@NullMarked
package org.mapi4osgi.mime.props;

import org.jspecify.annotations.NullMarked;
