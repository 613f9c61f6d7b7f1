package dev.lmc.junit;

import dev.lmc.contract.Contract;
import dev.lmc.known.KnownDeviations;
import dev.lmc.licensemanager.LicenseManagerService;
import dev.lmc.licensemanager.facts.AwsHosts;
import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.record.GatePolicy;
import dev.lmc.suite.RunOptions;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.suite.Suite;
import dev.lmc.target.Endpoints;
import dev.lmc.target.Target.Kind;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.platform.commons.JUnitException;

/** The member of a suite class that names the server under test, and its annotation. */
final class TargetMember {
    private final ConformanceTarget asked;
    private final URI endpoint;
    private final LicenseManagerService service = new LicenseManagerService();
    private final Suite suite = new Suite(service);

    private TargetMember(ConformanceTarget asked, URI endpoint) {
        this.asked = asked;
        this.endpoint = endpoint;
    }

    /**
     * @throws JUnitException with a one-line message, if there is not exactly one such member, or it returns no
     *     endpoint
     */
    static TargetMember of(Object instance) {
        List<AccessibleObject> marked = new ArrayList<>();
        for (Class<?> type = instance.getClass(); type != ConformanceSuite.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                keep(field, marked);
            }
            for (Method method : type.getDeclaredMethods()) {
                keep(method, marked);
            }
        }
        String where = instance.getClass().getName();
        if (marked.size() != 1) {
            throw new JUnitException(where + " has " + marked.size()
                    + " members with @ConformanceTarget; one field or method names the server under test");
        }
        return new TargetMember(
                marked.get(0).getAnnotation(ConformanceTarget.class), endpoint(marked.get(0), instance, where));
    }

    private static void keep(AccessibleObject member, List<AccessibleObject> marked) {
        if (member.isAnnotationPresent(ConformanceTarget.class)) {
            marked.add(member);
        }
    }

    private static URI endpoint(AccessibleObject member, Object instance, String where) {
        try {
            member.setAccessible(true);
            Object given = member instanceof Method method ? method.invoke(instance) : ((Field) member).get(instance);
            if (given == null) {
                throw new JUnitException(where
                        + ": the member with @ConformanceTarget returns null; start the server before it is read");
            }
            return named(given.toString(), where);
        } catch (InvocationTargetException e) {
            throw new JUnitException(where + ": the method with @ConformanceTarget failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new JUnitException(where + ": the member with @ConformanceTarget cannot be read", e);
        }
    }

    private static URI named(String endpoint, String where) {
        URI uri = Endpoints.parse(endpoint);
        if (AwsHosts.include(uri)) {
            throw new JUnitException(where + ": " + uri + " is AWS itself; use lmc run --aws for that");
        }
        return uri;
    }

    Suite suite() {
        return suite;
    }

    String out() {
        return asked.out();
    }

    RunOptions options() {
        Contract contract = asked.contract().isEmpty()
                ? service.contracts().latest()
                : service.contracts().at(asked.contract());
        Set<String> supports = new LinkedHashSet<>(List.of(asked.supports()));
        supports.stream()
                .filter(name -> !Parties.CAPABILITIES.contains(name))
                .forEach(name -> contract.requireOperation("@ConformanceTarget supports", name));
        return new RunOptions(
                new dev.lmc.target.Target(
                        endpoint.getAuthority(),
                        Kind.EMULATOR,
                        endpoint,
                        asked.region(),
                        Parties.byConvention(),
                        Optional.empty(),
                        supports),
                contract,
                new Selection(
                        Optional.of(asked.tags()).filter(tags -> !tags.isEmpty()), Optional.empty(), Optional.empty()),
                asked.known().isEmpty() ? KnownDeviations.none() : suite.known(Path.of(asked.known())),
                new GatePolicy(asked.failOn(), false),
                RunOptions.PARALLEL,
                OptionalLong.empty(),
                Duration.ofSeconds(RunOptions.CALL_SECONDS),
                RunOptions.SETTLE);
    }
}
