// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.DialogSupport;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.StatusRowFlag;

final class SupportObjectTest {
    private static final MapiUid SECTION = MapiUid.ofHex("000102030405060708090A0B0C0D0E0F");

    /** The table of the reference, by the methods of the interface. */
    private static final Map<String, String> TABLE = new TreeMap<>(Map.ofEntries(
            Map.entry("getLastError", "AB MS XP CFG"),
            Map.entry("subscribe", "AB MS XP"),
            Map.entry("unsubscribe", "AB MS XP"),
            Map.entry("notify", "AB MS XP"),
            Map.entry("modifyStatusRow", "AB MS XP"),
            Map.entry("openProfileSection", "AB MS XP CFG"),
            Map.entry("newUID", "AB MS XP CFG"),
            Map.entry("makeInvalid", "AB MS XP CFG"),
            Map.entry("spoolerYield", "XP"),
            Map.entry("spoolerNotify", "MS XP"),
            Map.entry("registerPreprocessor", "XP"),
            Map.entry("createOneOff", "AB MS XP"),
            Map.entry("setProviderUID", "AB MS"),
            Map.entry("compareEntryIDs", "AB MS XP"),
            Map.entry("openTemplateID", "AB"),
            Map.entry("openEntry", "AB MS XP"),
            Map.entry("getOneOffTable", "AB"),
            Map.entry("doConfigPropsheet", "AB MS XP CFG"),
            Map.entry("doProgressDialog", "AB MS"),
            Map.entry("address", "AB"),
            Map.entry("details", "AB"),
            Map.entry("newEntry", "AB"),
            Map.entry("copyMessages", "MS"),
            Map.entry("copyFolder", "MS"),
            Map.entry("doCopyTo", "MS"),
            Map.entry("doCopyProps", "MS"),
            Map.entry("readReceipt", "MS"),
            Map.entry("prepareSubmit", "MS"),
            Map.entry("expandRecips", "MS"),
            Map.entry("doSentMail", "MS"),
            Map.entry("openAddressBook", "AB MS XP"),
            Map.entry("completeMsg", "MS"),
            Map.entry("storeLogoffTransports", "MS"),
            Map.entry("statusRecips", "XP"),
            Map.entry("wrapStoreEntryID", "AB MS XP"),
            Map.entry("modifyProfile", "MS"),
            Map.entry("getSvcConfigSupportObj", "AB MS XP CFG")));

    private final List<String> calls = new ArrayList<>();
    private final List<MapiUid> uids = new ArrayList<>();
    private final List<String> insiders = new ArrayList<>();
    private final List<@Nullable Object> passed = new ArrayList<>();
    private final SupportOwner owner = new Owner();
    private @Nullable Object answered;
    private int inside;
    private int released = -1;
    private Runnable duringCall = () -> {};
    private final SupportPort port = (SupportPort) Proxy.newProxyInstance(
            SupportPort.class.getClassLoader(), new Class<?>[] {SupportPort.class}, (proxy, method, arguments) -> {
                calls.add(method.getName());
                passed.addAll(Arrays.asList(arguments));
                insiders.add(String.valueOf(inside));
                duringCall.run();
                answered = answer(method.getReturnType());
                return answered;
            });

    private static @Nullable Object answer(Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == EntryId.class || type == MapiCode.class) {
            return type == MapiCode.class ? MapiCode.MAPI_W_PARTIAL_COMPLETION : argument(type);
        }
        if (type.isInterface() && type != Set.class && type != List.class) {
            return argument(type);
        }
        return type == Set.class ? Set.of("one") : type == List.class ? List.of("one") : null;
    }

    private SupportObject support(SupportKind kind) {
        return kind == SupportKind.CFG ? new SupportObject(owner, port) : new SupportObject(kind, owner, port);
    }

    private final class Owner implements SupportOwner {
        @Override
        public MapiUid sectionUid() {
            return SECTION;
        }

        @Override
        public String dllName() {
            return "org.example.store";
        }

        @Override
        public void setProviderUID(SupportObject caller, MapiUid uid) {
            uids.add(uid);
        }

        @Override
        public void supportAdded(SupportObject caller, int references) {
            calls.add("added " + references);
        }

        @Override
        public void supportReleased(SupportObject caller, int references) {
            released = references;
        }

        @Override
        public void enterAsInsider() {
            inside++;
        }

        @Override
        public void exitAsInsider() {
            inside--;
        }
    }

    /** Something of each type that a method takes. */
    private static @Nullable Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(SupportObjectTest::argument)
                .toArray();
    }

    private static @Nullable Object argument(Class<?> type) {
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 0);
        }
        if (type.isInterface() && !type.isSealed() && type != List.class && type != Set.class) {
            return Proxy.newProxyInstance(
                    SupportObjectTest.class.getClassLoader(), new Class<?>[] {type}, SupportObjectTest::asObject);
        }
        return Map.<Class<?>, Object>of(
                        int.class,
                        1,
                        Binary.class,
                        Binary.EMPTY,
                        Set.class,
                        Set.of(),
                        List.class,
                        List.of(),
                        Props.class,
                        Props.EMPTY,
                        MapiUid.class,
                        SECTION,
                        String.class,
                        "text",
                        MapiCode.class,
                        MapiCode.MAPI_E_NOT_FOUND,
                        EntryId.class,
                        EntryId.compose(SECTION, Binary.of((byte) 1)))
                .get(type);
    }

    /** Something that is equal to itself and can do nothing else. */
    private static @Nullable Object asObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "something";
            default -> null;
        };
    }

    @ParameterizedTest
    @EnumSource(SupportKind.class)
    void whatIsSupportedReachesTheSessionAndItsAnswerComesBack(SupportKind kind) throws Exception {
        Set<String> own = Set.of(
                "addRef",
                "release",
                "getLastError",
                "newUID",
                "setProviderUID",
                "wrapStoreEntryID",
                "getSvcConfigSupportObj");
        for (Method method : IMAPISupport.class.getDeclaredMethods()) {
            String kinds = TABLE.get(method.getName());
            if (kinds == null
                    || own.contains(method.getName())
                    || !List.of(kinds.split(" ", -1)).contains(kind.name())) {
                continue;
            }
            SupportObject support = support(kind);
            Object[] arguments = arguments(method);
            calls.clear();
            passed.clear();

            Object got = method.invoke(support, arguments);

            assertThat(calls).as(method.getName()).containsExactly(method.getName());
            assertThat(passed).as(method.getName()).contains(support);
            for (Object argument : arguments) {
                if (argument != null && !argument.getClass().isArray()) {
                    assertThat(passed).as(method.getName()).contains(argument);
                }
            }
            if (method.getReturnType() != void.class) {
                assertThat(got).as(method.getName()).isEqualTo(answered);
            }
            assertThat(inside).isZero();
        }
    }

    @Test
    void theOwnerRegistersUids() throws MapiException {
        support(SupportKind.MS).setProviderUID(SECTION);
        assertThat(uids).containsExactly(SECTION);
    }

    @ParameterizedTest
    @EnumSource(SupportKind.class)
    @Clause({"SUP-01", "SUP-02", "SUP-03", "SUP-04"})
    void sup01_exactlyTheMethodsOfTheTableAreSupported(SupportKind kind) throws Exception {
        Set<String> expected = new TreeSet<>();
        TABLE.forEach((method, kinds) -> {
            if (List.of(kinds.split(" ", -1)).contains(kind.name())) {
                expected.add(method);
            }
        });
        Set<String> supported = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        List<Method> methods = new ArrayList<>(List.of(IMAPISupport.class.getDeclaredMethods()));
        methods.addAll(List.of(DialogSupport.class.getDeclaredMethods()));
        for (Method method : methods) {
            if (method.isSynthetic()
                    || method.getName().equals("addRef")
                    || method.getName().equals("release")) {
                continue;
            }
            seen.add(method.getName());
            if (isSupported(support(kind), method)) {
                supported.add(method.getName());
            }
        }
        assertThat(seen).as("methods of the interface").isEqualTo(TABLE.keySet());
        assertThat(supported).isEqualTo(expected);
    }

    private static boolean isSupported(SupportObject support, Method method) throws IllegalAccessException {
        try {
            method.invoke(support, arguments(method));
            return true;
        } catch (InvocationTargetException e) {
            return !(e.getCause() instanceof MapiException m && m.code() == MapiCode.MAPI_E_NO_SUPPORT);
        }
    }

    @Test
    @Clause("SUP-05")
    void sup05_newUidsDiffer() throws MapiException {
        SupportObject support = support(SupportKind.AB);
        Set<MapiUid> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(support.newUID());
        }
        assertThat(made).hasSize(1000);
    }

    @Test
    @Clause("SUP-14")
    void sup14_openEntryNeedsAnEntryId() {
        assertThatThrownBy(() -> support(SupportKind.MS).openEntry(null))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER));
    }

    @Test
    @Clause("SUP-16")
    void sup16_aConfigurationSupportObjectHasOnlyItsMethods() throws MapiException {
        IMAPISupport config = support(SupportKind.MS).getSvcConfigSupportObj();
        config.openProfileSection(null);
        assertThatThrownBy(() -> config.modifyStatusRow(Props.EMPTY))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT));
        assertThat(calls).containsExactly("openProfileSection");
    }

    @Test
    @Clause({"WRAP-04", "WRAP-03"})
    void wrap04_theDllNameIsThatOfTheSection() throws MapiException {
        EntryId inner = EntryId.compose(SECTION, Binary.of((byte) 1));
        EntryId wrapped = support(SupportKind.MS).wrapStoreEntryID(inner);
        assertThat(StoreEntryId.parse(wrapped)).isEqualTo(new StoreEntryId("org.example.store", inner));
    }

    @Test
    void aPrivateIdThatCannotBeRoutedIsNotWrapped() throws MapiException {
        EntryId inner = EntryId.parse(Binary.of(new byte[20]));
        assertThatThrownBy(() -> support(SupportKind.MS).wrapStoreEntryID(inner))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER));
    }

    @Test
    @Clause("SUP-22")
    @SuppressWarnings("NullAway")
    void sup22_aOneOffNeedsATypeAndAnAddress() {
        SupportObject support = support(SupportKind.MS);
        assertThatThrownBy(() -> support.createOneOff("N", null, "a@b.c")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> support.createOneOff("N", "SMTP", null)).isInstanceOf(NullPointerException.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void aCallComesFromInsideTheProvider() throws MapiException {
        support(SupportKind.MS).openAddressBook();
        assertThat(insiders).containsExactly("1");
        assertThat(inside).isZero();
    }

    @Test
    @Clause("ERR-02")
    void err02_theLastErrorIsKept() {
        SupportObject support = support(SupportKind.AB);
        assertThat(support.getLastError(MapiCode.MAPI_E_NO_SUPPORT)).isEmpty();
        assertThatThrownBy(support::spoolerYield).isInstanceOf(MapiException.class);
        assertThat(support.getLastError(MapiCode.MAPI_E_NO_SUPPORT))
                .hasValueSatisfying(e -> assertThat(e.error()).contains("SpoolerYield"));
    }

    @Test
    void referencesAreCountedAndTheirPlaceIsNoted() {
        SupportObject support = support(SupportKind.MS);
        assertThat(support.addRef()).isEqualTo(1);
        assertThat(support.addRef()).isEqualTo(2);
        assertThat(support.release()).isEqualTo(1);
        assertThat(support.references()).isEqualTo(1);
        assertThat(support.addedAt()).hasSize(2).allMatch(line -> !line.contains("SupportObject.addRef"));
        assertThat(released).isEqualTo(1);

        assertThat(support.release()).isZero();
        assertThat(support.addedAt()).isEmpty();
        assertThat(calls).containsExactly("added 1", "added 2");
    }

    @Test
    void anOverReleaseNamesItself() {
        assertThatThrownBy(() -> support(SupportKind.MS).release())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more often than it was AddRef'd");
    }

    @Test
    void aRevokedSupportObjectOnlyCounts() {
        SupportObject support = support(SupportKind.MS);
        support.addRef();
        support.revoke();
        support.revoke();
        assertThat(calls).containsExactly("added 1", "revoked");

        assertThatThrownBy(() -> support.modifyStatusRow(Props.EMPTY, StatusRowFlag.STATUSROW_UPDATE))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT));
        assertThat(support.addRef()).isEqualTo(2);
        assertThat(support.release()).isEqualTo(1);
        assertThat(released).as("nobody is told").isEqualTo(-1);
    }

    @Test
    void whatACallDidWhileTheSupportObjectWasRevokedIsUndone() throws MapiException {
        SupportObject support = support(SupportKind.MS);
        duringCall = () -> {
            duringCall = () -> {};
            support.revoke();
        };
        support.subscribe(Binary.of((byte) 1), EnumSet.noneOf(EventType.class), events -> {});
        assertThat(calls).containsExactly("subscribe", "revoked", "revoked");
    }

    @Test
    void everyKindOfProviderHasAKindOfSupportObject() {
        EnumSet<SupportKind> kinds = EnumSet.noneOf(SupportKind.class);
        for (ProviderKind kind : ProviderKind.values()) {
            kinds.add(SupportKind.of(kind));
        }
        assertThat(kinds).containsExactly(SupportKind.AB, SupportKind.MS, SupportKind.XP);
    }
}
