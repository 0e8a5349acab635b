// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

/**
 * The 32-bit version of the provider interface: major, minor, update.
 *
 * @param value major in bits 24 to 31, minor in bits 16 to 23, update in bits 0 to 15
 */
public record SpiVersion(int value) implements Comparable<SpiVersion> {
    /** CURRENT_SPI_VERSION, 0.1.16. */
    public static final SpiVersion CURRENT = new SpiVersion(0x00010010);

    /**
     * The major version.
     *
     * @return 0 to 255
     */
    public int major() {
        return value >>> 24;
    }

    /**
     * The minor version.
     *
     * @return 0 to 255
     */
    public int minor() {
        return value >>> 16 & 0xFF;
    }

    /**
     * The update version.
     *
     * @return 0 to 65535
     */
    public int update() {
        return value & 0xFFFF;
    }

    @Override
    public int compareTo(SpiVersion other) {
        return Integer.compareUnsigned(value, other.value);
    }

    /** The version as {@code 0.1.16}. */
    @Override
    public String toString() {
        return major() + "." + minor() + "." + update();
    }
}
