// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.IMAPISupport;

/** Support objects that do what a test says for some methods, count references, and refuse the rest. */
public final class Support {
    private final Map<String, Answer> answers = new HashMap<>();

    /** What a method answers. */
    @FunctionalInterface
    public interface Answer {
        /** Answers. */
        @Nullable
        Object call(@Nullable Object[] arguments) throws Exception;
    }

    /** Counts references. */
    public Support() {
        on("addRef", arguments -> 1);
        on("release", arguments -> 0);
    }

    /** What a method answers. */
    public Support on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    /** The support object. */
    public IMAPISupport make() {
        return (IMAPISupport)
                Proxy.newProxyInstance(Support.class.getClassLoader(), new Class<?>[] {IMAPISupport.class}, this::call);
    }

    private @Nullable Object call(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Answer answer = answers.get(method.getName());
        if (answer == null) {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(this, arguments);
            }
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "no test needs " + method.getName());
        }
        try {
            return answer.call(arguments == null ? new Object[0] : arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
