package dev.lmc.licensemanager.reference.domain;

import dev.lmc.licensemanager.facts.GrantStatusGraph;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All licenses and grants of one service. Callers hold its monitor while they use what it holds. Of what has ended, the
 * oldest is forgotten when there is much of it: a service that runs for days does not grow.
 */
public final class LicenseStore {
    /** Bounds the memory: licenses that an account may own at once. The live service has a limit of its own. */
    public static final int LICENSES_AN_ACCOUNT = 20_000;
    /** Documented: grants of one license. */
    public static final int GRANTS_A_LICENSE = 2_000;
    /** Bounds the memory: so many ended grants, and so many deleted licenses, are remembered, and a few more. */
    public static final int ENDED_REMEMBERED = 10_000;

    private static final int STRIDE = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, License> licenses = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<String, Integer> owned = new LinkedHashMap<>();
    private final Map<String, Integer> granted = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, String>> tags = new LinkedHashMap<>();

    public LicenseStore(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public String arn(String account, String kind, String prefix) {
        return "arn:aws:license-manager::" + account + ":" + kind + ":" + prefix + id();
    }

    /** 32 hexadecimal digits that nobody guesses. */
    public String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public void add(License license) {
        if (owned.merge(license.owner(), 1, Integer::sum) > LICENSES_AN_ACCOUNT
                && recount(owned, license.owner(), licenses.values(), License::owner, LicenseStore::ended)
                        >= LICENSES_AN_ACCOUNT) {
            throw new ServiceError(
                    "ResourceLimitExceededException", "an account may own " + LICENSES_AN_ACCOUNT + " licenses");
        }
        licenses.put(license.arn(), license);
        forget(licenses, LicenseStore::ended);
    }

    public void add(Grant grant) {
        String license = grant.license().arn();
        if (granted.merge(license, 1, Integer::sum) > GRANTS_A_LICENSE
                && recount(granted, license, grants.values(), g -> g.license().arn(), LicenseStore::ended)
                        >= GRANTS_A_LICENSE) {
            throw new ServiceError(
                    "ResourceLimitExceededException", "a license may have " + GRANTS_A_LICENSE + " grants");
        }
        grants.put(grant.arn(), grant);
        forget(grants, LicenseStore::ended);
    }

    private static boolean ended(License license) {
        return license.status().equals("DELETED");
    }

    private static boolean ended(Grant grant) {
        return GrantStatusGraph.ENDED.contains(grant.status());
    }

    /** How many live, without the one to be added; what has ended counts no more. */
    private static <T> int recount(
            Map<String, Integer> counts, String key, Collection<T> all, Function<T, String> keys, Predicate<T> ended) {
        int living = (int) all.stream()
                .filter(each -> keys.apply(each).equals(key))
                .filter(ended.negate())
                .count();
        counts.put(key, living + 1);
        return living;
    }

    /** Looks once in a while only, for it looks at all. */
    private <T> void forget(Map<String, T> all, Predicate<T> ended) {
        if (all.size() < ENDED_REMEMBERED || all.size() % STRIDE != 0) {
            return;
        }
        long surplus = all.values().stream().filter(ended).count() - ENDED_REMEMBERED;
        Iterator<Map.Entry<String, T>> oldestFirst = all.entrySet().iterator();
        while (surplus > 0 && oldestFirst.hasNext()) {
            Map.Entry<String, T> each = oldestFirst.next();
            if (ended.test(each.getValue())) {
                oldestFirst.remove();
                granted.remove(each.getKey());
                tags.remove(each.getKey());
                surplus--;
            }
        }
    }

    public Optional<License> license(String arn) {
        return Optional.ofNullable(licenses.get(arn));
    }

    public Collection<License> licenses() {
        return licenses.values();
    }

    /** A grant as it is now: work that is due has been done. */
    public Optional<Grant> grant(String arn) {
        Grant grant = grants.get(arn);
        if (grant != null) {
            grant.settle(now());
        }
        return Optional.ofNullable(grant);
    }

    /** All grants as they are now, oldest first. */
    public Collection<Grant> grants() {
        Instant now = now();
        grants.values().forEach(grant -> grant.settle(now));
        return grants.values();
    }

    /** The tags of a license or a grant. */
    public SortedMap<String, String> tags(String arn) {
        return tags.computeIfAbsent(arn, a -> new TreeMap<>());
    }
}
