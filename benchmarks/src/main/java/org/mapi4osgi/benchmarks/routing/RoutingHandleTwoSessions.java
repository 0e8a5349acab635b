// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** Two threads with a session each. */
@State(Scope.Thread)
@Threads(2)
public class RoutingHandleTwoSessions extends HandleCalls {}
