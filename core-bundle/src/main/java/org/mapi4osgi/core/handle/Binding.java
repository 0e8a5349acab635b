// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiException;

/**
 * The tie between a handle and the object it stands for. Attached it holds the object; when the provider leaves it lets
 * go of it (detached), and the next call opens the object again by the recipe, all others joining that one attempt
 * (reattaching). A dead one answers its {@link Death} for good.
 *
 * <p>All fields are guarded by the lock of the {@link Home}; {@code object} is also read without it, inside the gate.
 *
 * @param <T> the object's interface
 */
final class Binding<T extends IUnknown> extends Bag.Member {
    final Home home;

    volatile @Nullable T object;
    volatile Recipe<T> recipe;
    volatile @Nullable Death death;
    volatile @Nullable Memory<T> memory;
    boolean reattaching;

    /** The object is not ours to close: a provider has lent it for a call, or the logon closes it. */
    boolean lent;

    Binding(Home home, Recipe<T> recipe) {
        this.home = home;
        this.recipe = recipe;
    }

    /**
     * Goes through the gate, opening the object again where that is needed. The caller owes an {@link #exit}.
     *
     * @return the object; for use until exit only
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: closed, submitted, the provider did not come back within the grace, or the object
     *           cannot be opened again
     *       <li>what the provider answers when the object is opened again
     *     </ul>
     */
    T enter() throws MapiException {
        boolean inside = home.tryEnter();
        if (inside) {
            T attached = object;
            if (attached != null) {
                return attached;
            }
        }
        return enterSlowly(inside);
    }

    private T enterSlowly(boolean inside) throws MapiException {
        Death dead = death;
        if (!inside) {
            if (dead != null) {
                throw dead.exception();
            }
            home.awaitEnter();
        }
        boolean entered = false;
        try {
            T again = home.reattach(this);
            entered = true;
            return again;
        } finally {
            if (!entered) {
                home.exit();
            }
        }
    }

    void exit() {
        home.exit();
    }

    /** Lets a child be opened from this object: from the handle's own while there is one, else from a fresh one. */
    <C> C callForChild(Recipe.Opener<T, C> opener) throws MapiException {
        if (death == Death.CLOSED) {
            T once = recipe.open();
            try {
                return opener.open(once);
            } finally {
                if (!(recipe instanceof Recipe.OfLogon)) {
                    once.close();
                }
            }
        }
        T parent = enter();
        try {
            return opener.open(parent);
        } finally {
            exit();
        }
    }

    /** Ends it; the object is closed when nobody uses it any more. */
    void close(Death why) {
        home.release(this, why);
    }
}
