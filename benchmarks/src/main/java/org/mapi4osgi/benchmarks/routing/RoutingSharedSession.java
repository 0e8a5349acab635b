// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** Two threads on one session. */
@State(Scope.Benchmark)
@Threads(2)
public class RoutingSharedSession extends OpenEntryCalls {}
