// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import static org.junit.Assert.assertEquals;

import java.time.Duration;
import org.junit.Test;

public class ProgressTest {
    @Test
    public void theRestTakesAsLongForEach() {
        assertEquals("1 of 500, 25 min to go", new Progress(1, 500, Duration.ofSeconds(3)).text());
        assertEquals("480 of 500, 60 s to go", new Progress(480, 500, Duration.ofMinutes(24)).text());
        assertEquals("500 of 500, 0 s to go", new Progress(500, 500, Duration.ofMinutes(25)).text());
    }
}
