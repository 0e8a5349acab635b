// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

/**
 * One step of the demo.
 *
 * @param title what the step does, in the words of MAPI
 * @param action does it
 */
record Step(String title, Action action) {
    /** Does a step. */
    @FunctionalInterface
    interface Action {
        /**
         * Does the step.
         *
         * @return what came out, for the step's line
         */
        String run() throws Exception;
    }
}
