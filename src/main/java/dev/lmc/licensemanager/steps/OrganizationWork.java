package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.suite.Session;
import dev.lmc.wire.Exchange;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Repeats calls about grants to organizations while the target is busy with another one: AWS works on few of them at a
 * time, and refuses more with ResourceLimitExceededException meanwhile. Such a limit passes, so it is no deviation. The
 * scenarios of a run take turns, so that none of them waits for the others in vain.
 */
final class OrganizationWork {
    private static final String BUSY = "ResourceLimitExceededException";
    private static final String ORGANIZATION = ":organizations:";

    private final AdaptivePolling polling;
    private final Set<String> grants;
    private final Lock turn;

    OrganizationWork(Session session) {
        this.polling = new AdaptivePolling(session);
        this.grants = session.once("grants to organizations", ConcurrentHashMap::newKeySet);
        this.turn = session.once("work on grants to organizations", () -> new ReentrantLock(true));
    }

    /** Makes a call, and repeats it until the target is no longer busy or the time for settling has passed. */
    Exchange await(JsonNode request, Supplier<Exchange> call) {
        if (!concerns(request)) {
            return call.get();
        }
        turn.lock();
        try {
            return repeated(request, call);
        } finally {
            turn.unlock();
        }
    }

    private Exchange repeated(JsonNode request, Supplier<Exchange> call) {
        AtomicReference<Exchange> last = new AtomicReference<>(call.get());
        if (isRefused(request, last.get())) {
            polling.await("a target that is not busy with a grant to an organization", Duration.ZERO, () -> {
                last.set(call.get());
                return !isRefused(request, last.get());
            });
        }
        if (isToOrganization(request)) {
            last.get()
                    .successBody()
                    .ifPresent(response -> grants.add(response.path("GrantArn").asText()));
        }
        return last.get();
    }

    /** Returns whether the call was refused because the target is busy with another grant to an organization. */
    boolean isRefused(JsonNode request, Exchange exchange) {
        return concerns(request) && exchange.errorCode().filter(BUSY::equals).isPresent();
    }

    private boolean concerns(JsonNode request) {
        return isToOrganization(request)
                || grants.contains(request.path("GrantArn").asText());
    }

    private static boolean isToOrganization(JsonNode request) {
        return request.path("Principals").path(0).asText().contains(ORGANIZATION);
    }
}
