// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One thread. */
@State(Scope.Thread)
public class RoutingOneThread extends OpenEntryCalls {}
