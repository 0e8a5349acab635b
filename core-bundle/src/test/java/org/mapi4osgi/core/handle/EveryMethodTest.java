// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IDistList;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.gate.CallGate;
import org.mapi4osgi.core.logon.LogonDriver;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

/** Each method of each handle passes on what it is given, brings back the answer or the failure, and leaves the gate. */
@Timeout(60)
final class EveryMethodTest {
    private static final EntryId ID = World.id(1);
    private static final Binary BYTES = Binary.of((byte) 7);

    /** What a handle answers from what it knows, or does more about than to pass it on. */
    private static final Set<String> OTHERWISE = Set.of(
            "getLastError", "unadvise", "objectType", "warning", "freeBookmark", "leaving", "restore", "isListening");

    private static final Map<Class<?>, ObjectType> PROPS = Map.ofEntries(
            Map.entry(IMsgStore.class, ObjectType.MAPI_STORE),
            Map.entry(IMAPIFolder.class, ObjectType.MAPI_FOLDER),
            Map.entry(IMessage.class, ObjectType.MAPI_MESSAGE),
            Map.entry(IAttach.class, ObjectType.MAPI_ATTACH),
            Map.entry(IABContainer.class, ObjectType.MAPI_ABCONT),
            Map.entry(IDistList.class, ObjectType.MAPI_DISTLIST),
            Map.entry(IMailUser.class, ObjectType.MAPI_MAILUSER),
            Map.entry(IMAPIStatus.class, ObjectType.MAPI_STATUS),
            Map.entry(IAddrBook.class, ObjectType.MAPI_ADDRBOOK),
            Map.entry(IProfSect.class, ObjectType.MAPI_PROFSECT));

    /** A handle's method. */
    record Case(Class<?> type, Class<?> handle, Method method) {
        @Override
        public String toString() {
            return type.getSimpleName() + "." + method.getName();
        }
    }

    private final World world = new World();
    private final LogonDriver driver = new LogonDriver("world");
    private final Notifier notifier = new Notifier(Runnable::run, CallGate::isCallRunning, 100);
    private final StoreDoor door = new StoreDoor(driver.logon(), notifier);
    private final Scope scope = new Scope();
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Object> given = new ArrayList<>();
    private @Nullable Object answered;
    private @Nullable MapiException failure;
    private boolean byClient;

    static Stream<Case> methods() {
        return Stream.<Map.Entry<Class<?>, Class<?>>>of(
                        Map.entry(IMsgStore.class, StoreHandle.class),
                        Map.entry(IMAPIFolder.class, FolderHandle.class),
                        Map.entry(IMessage.class, MessageHandle.class),
                        Map.entry(IAttach.class, AttachHandle.class),
                        Map.entry(IABContainer.class, AbContainerHandle.class),
                        Map.entry(IDistList.class, DistListHandle.class),
                        Map.entry(IMailUser.class, MailUserHandle.class),
                        Map.entry(IMAPIStatus.class, StatusHandle.class),
                        Map.entry(IAddrBook.class, AddrBookHandle.class),
                        Map.entry(IProfSect.class, ProfSectHandle.class),
                        Map.entry(IMAPITable.class, TableHandle.class),
                        Map.entry(IStream.class, StreamHandle.class))
                .flatMap(pair -> Arrays.stream(pair.getKey().getMethods())
                        .filter(method -> !OTHERWISE.contains(method.getName()))
                        .filter(method -> implementation(pair.getValue(), method) != null)
                        .map(method -> new Case(pair.getKey(), pair.getValue(), method)))
                .sorted(Comparator.comparing(Case::toString));
    }

    /** The handle's own method; null for what the interface does by its others, and for what all handles share. */
    private static @Nullable Method implementation(Class<?> handle, Method method) {
        for (Class<?> c = handle; c != null && c != Handle.class; c = c.getSuperclass()) {
            for (Method own : c.getDeclaredMethods()) {
                if (Modifier.isPublic(own.getModifiers())
                        && own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes())) {
                    return own;
                }
            }
        }
        return null;
    }

    /** A provider's object that notes what it is asked and answers something of the right type. */
    private <T> T object(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                EveryMethodTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "objectType":
                            return PROPS.getOrDefault(type, ObjectType.MAPI_FOLDER);
                        case "warning":
                            return MapiCode.S_OK;
                        case "close":
                            return null;
                        case "hashCode":
                            return System.identityHashCode(proxy);
                        case "equals":
                            return proxy == arguments[0];
                        case "toString":
                            return "a provider's " + type.getSimpleName();
                        default:
                            names.add(method.getName());
                            if (arguments != null) {
                                given.addAll(Arrays.asList(arguments));
                            }
                            if (failure != null) {
                                throw failure;
                            }
                            answered = value(method.getGenericReturnType());
                            return answered;
                    }
                }));
    }

    /** A handle on a provider's object of this type. */
    private Object handle(Class<?> type) throws MapiException {
        World.Revision revision = world.revision();
        Object object = object(type);
        IMsgStore store = type == IMsgStore.class ? (IMsgStore) object : revision.store;
        driver.arrive(revision, store);
        if (type == IMsgStore.class) {
            return door.openStore(scope, MapiCode.S_OK, () -> {});
        }
        return opened(object);
    }

    private Object opened(Object object) throws MapiException {
        IMAPIFolder parent = door.openEntry(scope, World.id(0)).queryInterface(IMAPIFolder.IID);
        FolderHandle folder = (FolderHandle) parent;
        IMAPIFolder used = folder.enter();
        try {
            Opened<IMAPIFolder> opened = folder.opened(used);
            if (object instanceof IMAPITable table) {
                return opened.table(table, p -> table);
            }
            if (object instanceof IStream stream) {
                return opened.property(stream, IStream.IID, p -> stream, null);
            }
            return opened.prop((IMAPIProp) object, p -> (IMAPIProp) object);
        } finally {
            folder.exit();
        }
    }

    /** Values for a call by a client, who has handles instead of objects. */
    private @Nullable Object[] arguments(Method method) {
        byClient = true;
        try {
            return Arrays.stream(method.getGenericParameterTypes())
                    .map(this::value)
                    .toArray();
        } finally {
            byClient = false;
        }
    }

    /** A value that is neither null nor empty nor what a call answers by default. */
    private @Nullable Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type first = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return Optional.ofNullable(value(first));
            }
            if (generic.getRawType() == List.class) {
                return List.of(Objects.requireNonNull(value(first)));
            }
            if (generic.getRawType() == Set.class) {
                return Set.of(Objects.requireNonNull(value(first)));
            }
            if (generic.getRawType() == Map.class) {
                return Map.of(PR.PR_SUBJECT, Objects.requireNonNull(value(generic.getActualTypeArguments()[1])));
            }
            if (generic.getRawType() == Iid.class) {
                return IStream.IID;
            }
            return value(generic.getRawType());
        }
        if (type instanceof java.lang.reflect.WildcardType wildcard) {
            return value(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof java.lang.reflect.TypeVariable<?>) {
            return object(IStream.class);
        }
        return value((Class<?>) type);
    }

    private @Nullable Object value(Class<?> type) {
        if (type == byte[].class) {
            return new byte[] {1, 2, 3};
        }
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, value(type.getComponentType()));
            return array;
        }
        if (type == MapiCode.class) {
            return MapiCode.MAPI_W_PARTIAL_COMPLETION;
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[constants.length - 1];
        }
        if (type == int.class || type == long.class) {
            return type == int.class ? (Object) 1 : (Object) 1L;
        }
        if (type == boolean.class) {
            return true;
        }
        Map<Class<?>, Object> values = Map.ofEntries(
                Map.entry(String.class, "text"),
                Map.entry(Binary.class, BYTES),
                Map.entry(EntryId.class, ID),
                Map.entry(Bookmark.class, Bookmark.BOOKMARK_BEGINNING),
                Map.entry(UiParam.class, UiParam.NONE),
                Map.entry(Duration.class, Duration.ofMillis(1)),
                Map.entry(PropTag.class, PR.PR_SUBJECT),
                Map.entry(Props.class, Props.of(PR.PR_SUBJECT, "subject")),
                Map.entry(MapiNameId.class, MapiNameId.of(World.UID, 1)),
                Map.entry(Restriction.class, Restriction.exist(PR.PR_SUBJECT)),
                Map.entry(SortOrderSet.class, SortOrderSet.of(SortOrder.descending(PR.PR_SUBJECT))),
                Map.entry(PropProblem.class, new PropProblem(0, PR.PR_SUBJECT, MapiCode.MAPI_E_NO_ACCESS)),
                Map.entry(
                        ResolvedNames.class,
                        new ResolvedNames(
                                List.of(Props.of(PR.PR_DISPLAY_NAME, "name")),
                                List.of(ResolvedNames.Mark.MAPI_RESOLVED))));
        Object known = values.get(type);
        if (known != null) {
            return known;
        }
        if (type.isRecord()) {
            return record(type);
        }
        if (!type.isInterface() || type.isSealed()) {
            return null;
        }
        return byClient && IMAPIProp.class.isAssignableFrom(type) ? handleOn(object(type)) : object(type);
    }

    private Object handleOn(Object object) {
        try {
            return opened(object);
        } catch (MapiException e) {
            throw new AssertionError("there is no handle on " + object, e);
        }
    }

    private Object record(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(type.getRecordComponents())
                .map(component -> value(component.getGenericType()))
                .toArray();
        try {
            java.lang.reflect.Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a " + type.getSimpleName() + " cannot be made", e);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aCallReachesTheObjectAndItsAnswerComesBack(Case one) throws Exception {
        Object handle = handle(one.type());
        @Nullable Object[] arguments = arguments(one.method());
        names.clear();
        given.clear();
        answered = null;

        Object got = invoke(one.method(), handle, arguments);

        assertThat(names).as("what the object was asked").contains(one.method().getName());
        for (Object argument : arguments) {
            if (isPlain(argument)) {
                assertThat(given).usingRecursiveFieldByFieldElementComparator().contains(argument);
            }
        }
        if (got instanceof IUnknown) {
            assertThat(got).isInstanceOf(Handle.class);
        } else if (one.method().getReturnType() != void.class
                && !one.method().getName().equals("advise")
                && one.method().getReturnType() != Bookmark.class) {
            assertThat(got).isEqualTo(answered);
        }
        assertThat(driver.logon().gate().inside()).as("calls inside").isZero();
    }

    static Stream<Case> deferring() {
        return methods().filter(one -> deferred(one.method()) != null);
    }

    /** MAPI_DEFERRED_ERRORS of the flags that are a method's last parameter. */
    private static @Nullable Object deferred(Method method) {
        Class<?>[] types = method.getParameterTypes();
        Class<?> flag = types.length == 0 ? null : types[types.length - 1].getComponentType();
        return flag == null || !flag.isEnum()
                ? null
                : Arrays.stream(flag.getEnumConstants())
                        .filter(constant -> constant.toString().equals("MAPI_DEFERRED_ERRORS"))
                        .findAny()
                        .orElse(null);
    }

    @ParameterizedTest
    @MethodSource("deferring")
    @Clause("DEFER-02")
    void defer02_theFlagReachesTheObjectAndTheErrorComesWithTheNextCall(Case one) throws Exception {
        Object handle = handle(one.type());
        @Nullable Object[] arguments = arguments(one.method());
        Object flag = Objects.requireNonNull(deferred(one.method()));
        Array.set(Objects.requireNonNull(arguments[arguments.length - 1]), 0, flag);
        given.clear();

        Object got = invoke(one.method(), handle, arguments);

        assertThat(given)
                .filteredOn(Object[].class::isInstance)
                .anySatisfy(flags -> assertThat((Object[]) flags).containsExactly(flag));
        failure = new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "unreachable after all");
        if (got instanceof IMAPIProp prop) {
            assertThatThrownBy(prop::getPropList).hasMessageContaining("unreachable after all");
        } else if (got instanceof IMAPITable table) {
            assertThatThrownBy(() -> table.queryRows(1)).hasMessageContaining("unreachable after all");
        }
    }

    private static boolean isPlain(@Nullable Object argument) {
        return argument instanceof String
                || argument instanceof EntryId
                || argument instanceof Binary
                || argument instanceof Props
                || argument instanceof Enum<?>;
    }

    @ParameterizedTest
    @MethodSource("methods")
    @Clause("ERR-02")
    void err02_aFailureComesBackAndItsTextIsKept(Case one) throws Exception {
        Object handle = handle(one.type());
        @Nullable Object[] arguments = arguments(one.method());
        failure = new MapiException(MapiCode.MAPI_E_NOT_ENOUGH_DISK, "the disk of the world is full");

        assertThatThrownBy(() -> invoke(one.method(), handle, arguments))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NOT_ENOUGH_DISK));
        assertThat(driver.logon().gate().inside()).as("calls inside").isZero();
        if (handle instanceof IMAPIProp prop) {
            assertThat(prop.getLastError(MapiCode.MAPI_E_NOT_ENOUGH_DISK))
                    .hasValueSatisfying(e -> assertThat(e.error()).contains("the disk of the world is full"));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    @Clause("SUP-07")
    void sup07_aClosedHandleReachesNothing(Case one) throws Exception {
        IUnknown handle = (IUnknown) handle(one.type());
        @Nullable Object[] arguments = arguments(one.method());
        handle.close();
        names.clear();

        assertThatThrownBy(() -> invoke(one.method(), handle, arguments))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT));
        assertThat(names).isEmpty();
        assertThat(driver.logon().gate().inside()).as("calls inside").isZero();
    }

    private static @Nullable Object invoke(Method method, Object handle, @Nullable Object... arguments)
            throws Exception {
        try {
            return method.invoke(handle, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
