// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.spool.SpoolerDriver;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.kit.fake.CallLog;
import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.SpoolerPort;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToRuntime.Reply;
import org.mapi4osgi.spi.spooler.ToSpooler;

/** A spooler that notes what it is told, a line each, and answers at once unless the test says otherwise. */
final class TestSpooler implements SpoolerPort {
    final SpoolerDriver bundle;
    final SpoolerConnection connection;
    final List<ToSpooler> records = new CopyOnWriteArrayList<>();
    private final CallLog log;
    private final Map<Class<?>, Function<ToSpooler.Request, @Nullable Reply>> answers = new ConcurrentHashMap<>();

    TestSpooler(SpoolerLink link, CallLog log) throws MapiException {
        this.log = log;
        answer(ToSpooler.AddressTypes.class, asked -> new Reply(asked.request(), Optional.empty(), List.of("SMTP"), 0));
        answer(
                ToSpooler.StoreLogoff.class,
                asked -> new Reply(
                        asked.request(),
                        Optional.empty(),
                        List.of(),
                        MapiFlag.bits(EnumSet.of(StoreLogoffFlag.LOGOFF_COMPLETE))));
        bundle = new SpoolerDriver(link, "spooler");
        connection = bundle.connect(this);
    }

    /** What a kind of request is answered, on the runtime's thread; null leaves it without an answer. */
    <R extends ToSpooler.Request> void answer(Class<R> kind, Function<R, @Nullable Reply> answer) {
        answers.put(kind, asked -> answer.apply(kind.cast(asked)));
    }

    @Override
    public void post(Binary record) {
        ToSpooler told;
        try {
            told = ToSpooler.parse(record);
        } catch (MapiException e) {
            log.add("unreadable " + e.code());
            return;
        }
        records.add(told);
        log.add(line(told));
        if (told instanceof ToSpooler.Request request) {
            Reply reply = answers.getOrDefault(told.getClass(), asked -> Reply.done(asked.request()))
                    .apply(request);
            if (reply != null) {
                say(reply);
            }
        }
    }

    /** Tells the runtime something. */
    void say(ToRuntime said) {
        connection.post(said.toBinary());
    }

    private static String line(ToSpooler told) {
        if (told instanceof ToSpooler.SessionOpened r) {
            return "session " + r.session() + " " + r.profileName();
        } else if (told instanceof ToSpooler.StoreOpened r) {
            return "store " + r.session() + " " + r.store() + " " + r.spoolSecurity();
        } else if (told instanceof ToSpooler.CloseSession r) {
            return "close " + r.session();
        } else if (told instanceof ToSpooler.Notify r) {
            return "notify " + r.flags()
                    + (r.data() == null ? "" : " " + r.data().eventType());
        } else if (told instanceof ToSpooler.Flush r) {
            return "flush " + r.session() + " " + sorted(r);
        } else {
            return told.getClass().getSimpleName();
        }
    }

    private static Set<?> sorted(ToSpooler.Flush flush) {
        return flush.flags().isEmpty() ? Set.of() : EnumSet.copyOf(flush.flags());
    }

    /** What was heard, transports' calls left out. */
    List<String> heard() {
        return log.lines().stream()
                .filter(line -> !line.startsWith("smtp ") && !line.startsWith("fax "))
                .toList();
    }

    /** Waits until exactly this was heard. */
    void awaitHeard(String... lines) throws InterruptedException {
        List<String> wanted = List.of(lines);
        boolean heardAll = log.await(now -> heard().equals(wanted), LoaderDriver.PATIENCE.toMillis());
        assertThat(heard()).containsExactlyElementsOf(wanted);
        assertThat(heardAll).isTrue();
    }

    /** Waits until this was heard, among other things. */
    void await(String line) throws InterruptedException {
        boolean heard = log.await(now -> now.contains(line), LoaderDriver.PATIENCE.toMillis());
        assertThat(heard).as("%s in %s", line, log.lines()).isTrue();
    }
}
