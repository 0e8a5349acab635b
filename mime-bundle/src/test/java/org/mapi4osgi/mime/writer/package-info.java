// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.mapi4osgi.mime.writer;

import org.jspecify.annotations.NullMarked;
