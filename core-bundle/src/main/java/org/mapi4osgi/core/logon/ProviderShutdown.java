// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.IMAPIProviderShutdown;
import org.mapi4osgi.spi.ProviderKind;

/** The fast shutdown of a client, as the loaded providers of one session are asked and told of it (SHUT-14). */
public final class ProviderShutdown {
    private static final Logger LOG = System.getLogger(ProviderShutdown.class.getName());
    private static final List<ProviderKind> ORDER = List.of(ProviderKind.XP, ProviderKind.AB, ProviderKind.MS);

    private final List<ProviderHold<?>> holds;

    ProviderShutdown(List<ProviderHold<?>> holds) {
        this.holds = holds.stream()
                .sorted(Comparator.comparingInt(hold -> ORDER.indexOf(hold.key().kind())))
                .toList();
    }

    /** One of the calls. */
    @FunctionalInterface
    interface Step {
        void call(IMAPIProviderShutdown provider) throws MapiException;
    }

    /**
     * QueryFastShutdown. The first provider that objects is the last that is asked.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: a provider objects, or failed to answer
     *     </ul>
     */
    public void query() throws MapiException {
        for (ProviderHold<?> hold : holds) {
            try {
                hold.shutdownStep("queryFastShutdown", IMAPIProviderShutdown::queryFastShutdown);
            } catch (MapiException e) {
                String dll = hold.key().dll();
                throw new MapiException(
                        MapiCode.MAPI_E_NO_SUPPORT,
                        MapiError.of(
                                dll, dll + " objects to a fast shutdown: " + e.getMessage() + "; log off instead"));
            }
        }
    }

    /** NotifyProcessShutdown. */
    public void notifyProcess() {
        tell("notifyProcessShutdown", IMAPIProviderShutdown::notifyProcessShutdown);
    }

    /** DoFastShutdown. */
    public void doFast() {
        tell("doFastShutdown", IMAPIProviderShutdown::doFastShutdown);
    }

    private void tell(String what, Step step) {
        for (ProviderHold<?> hold : holds) {
            try {
                hold.shutdownStep(what, step);
            } catch (MapiException e) {
                LOG.log(Level.WARNING, "{0} of {1} failed: {2}", what, hold.key(), e.getMessage());
            }
        }
    }
}
