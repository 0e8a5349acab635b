// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.logon.Preprocessing;
import org.mapi4osgi.spi.MessagePreprocessor;

/**
 * What the spooler holds of a transport's preprocessor. It ends with the revision that registered it: the next one
 * registers its own.
 */
final class PreprocessorHandle implements MessagePreprocessor {
    private final Home home;
    private final Scope scope;
    private final Preprocessing registered;

    PreprocessorHandle(Home home, Scope scope, Preprocessing registered) {
        this.home = home;
        this.scope = scope;
        this.registered = registered;
    }

    @FunctionalInterface
    private interface Call<T> {
        T call(MessagePreprocessor object) throws MapiException;
    }

    private <T> T call(Call<T> call) throws MapiException {
        scope.requireOpen();
        home.awaitEnter();
        try {
            MessagePreprocessor object = registered.preprocessor();
            if (object == null) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_OBJECT,
                        home.name() + " was replaced; ask for the preprocessors of its new revision");
            }
            return call.call(object);
        } catch (Throwable e) {
            throw Boundary.copy(e, home.name());
        } finally {
            home.exit();
        }
    }

    @Override
    public Result preprocessMessage(IMessage message, IMAPIFolder folder, IAddrBook addressBook) throws MapiException {
        return call(object -> {
            Transfer transfer = Transfer.of(message);
            try {
                Result result = object.preprocessMessage(message, folder, addressBook);
                if (result == null) {
                    throw Boundary.nullFrom(home.name());
                }
                for (IMessage further : result.messages()) {
                    requireHandle(further);
                }
                return result;
            } finally {
                transfer.end();
            }
        });
    }

    private void requireHandle(IMessage message) throws MapiException {
        if (!(message instanceof MessageHandle)) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    home.name() + " gave a message that it did not make in the folder; its author must be told");
        }
    }

    @Override
    public void removePreprocessInfo(IMessage message) throws MapiException {
        call(object -> {
            Transfer transfer = Transfer.of(message);
            try {
                object.removePreprocessInfo(message);
                return home;
            } finally {
                transfer.end();
            }
        });
    }
}
