package dev.lmc.licensemanager.reference.domain;

import dev.lmc.licensemanager.facts.GrantStatusGraph;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The licenses and grants of one service. Callers hold its monitor while they use them. The oldest ended resources are
 * removed, so that a service that runs for days does not grow.
 */
public final class LicenseStore {
    /** The number of licenses that an account may own, to bound the memory. The live service has its own limit. */
    public static final int LICENSES_AN_ACCOUNT = 20_000;
    /** The documented limit of grants of one license. */
    public static final int GRANTS_A_LICENSE = 2_000;
    /** The approximate number of ended grants and of deleted licenses to keep, to bound the memory. */
    public static final int ENDED_REMEMBERED = 10_000;

    private static final int STRIDE = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, License> licenses = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<Key, Map<String, NavigableMap<Long, Grant>>> index = new EnumMap<>(Key.class);
    private final Map<String, Integer> owned = new LinkedHashMap<>();
    private final Map<String, Integer> granted = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, String>> tags = new LinkedHashMap<>();

    private long created;

    /** A property by which grants are indexed. It never changes during the life of a grant. */
    public enum Key {
        GRANTOR(Grant::grantor),
        GRANTEE(grant -> grant.grantee().orElse("")),
        PRINCIPAL(Grant::principal),
        LICENSE(grant -> grant.license().arn()),
        LICENSE_AND_PRINCIPAL(grant -> key(grant.license(), grant.principal())),
        PARENT(Grant::parentArn);

        private final Function<Grant, String> of;

        private static String key(License license, String principal) {
            return license.arn() + " " + principal;
        }

        Key(Function<Grant, String> of) {
            this.of = of;
        }
    }

    public LicenseStore(Clock clock) {
        this.clock = clock;
        Stream.of(Key.values()).forEach(key -> index.put(key, new HashMap<>()));
    }

    public Instant now() {
        return clock.instant();
    }

    public String arn(String account, String kind, String prefix) {
        return "arn:aws:license-manager::" + account + ":" + kind + ":" + prefix + id();
    }

    /** Returns 32 random hexadecimal digits. */
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
        license.setPlace(++created);
        licenses.put(license.arn(), license);
        forget(licenses, LicenseStore::ended, forgotten -> {});
    }

    public void add(Grant grant) {
        String license = grant.license().arn();
        if (granted.merge(license, 1, Integer::sum) > GRANTS_A_LICENSE
                && recount(granted, license, of(Key.LICENSE, license).values(), Key.LICENSE.of, LicenseStore::ended)
                        >= GRANTS_A_LICENSE) {
            throw new ServiceError(
                    "ResourceLimitExceededException", "a license may have " + GRANTS_A_LICENSE + " grants");
        }
        grant.setPlace(++created);
        grants.put(grant.arn(), grant);
        index.forEach((key, all) -> all.computeIfAbsent(key.of.apply(grant), value -> new TreeMap<>())
                .put(grant.place(), grant));
        forget(grants, LicenseStore::ended, this::unindex);
    }

    private static boolean ended(License license) {
        return license.status().equals("DELETED");
    }

    private static boolean ended(Grant grant) {
        return GrantStatusGraph.ENDED.contains(grant.status());
    }

    /** Counts live resources before one is added; ended ones do not count. */
    private static <T> int recount(
            Map<String, Integer> counts, String key, Collection<T> all, Function<T, String> keys, Predicate<T> ended) {
        int living = (int) all.stream()
                .filter(each -> keys.apply(each).equals(key))
                .filter(ended.negate())
                .count();
        counts.put(key, living + 1);
        return living;
    }

    private void unindex(Grant grant) {
        index.forEach((key, all) -> {
            NavigableMap<Long, Grant> same = all.get(key.of.apply(grant));
            same.remove(grant.place());
            if (same.isEmpty()) {
                all.remove(key.of.apply(grant));
            }
        });
    }

    /** Removes the oldest ended resources. Runs only occasionally, because it visits all of them. */
    private <T> void forget(Map<String, T> all, Predicate<T> ended, Consumer<T> forgotten) {
        if (all.size() < ENDED_REMEMBERED || all.size() % STRIDE != 0) {
            return;
        }
        long surplus = all.values().stream().filter(ended).count() - ENDED_REMEMBERED;
        Iterator<Map.Entry<String, T>> oldestFirst = all.entrySet().iterator();
        while (surplus > 0 && oldestFirst.hasNext()) {
            Map.Entry<String, T> each = oldestFirst.next();
            if (ended.test(each.getValue())) {
                oldestFirst.remove();
                forgotten.accept(each.getValue());
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

    /** Returns a grant in its current state, after due work. */
    public Optional<Grant> grant(String arn) {
        Grant grant = grants.get(arn);
        if (grant != null) {
            grant.settle(now());
        }
        return Optional.ofNullable(grant);
    }

    /** Returns all grants in their current state, oldest first. */
    public Stream<Grant> grants() {
        return current(grants.values());
    }

    /** Returns the grants with this value of the key, in their current state, oldest first. */
    public Stream<Grant> grants(Key key, String value) {
        return grants(key, value, 0);
    }

    /** Returns the grants of the license to the principal, in their current state, oldest first. */
    public Stream<Grant> grants(License license, String principal) {
        return grants(Key.LICENSE_AND_PRINCIPAL, Key.key(license, principal));
    }

    /** Returns those of them that were created after a place. */
    public Stream<Grant> grants(Key key, String value, long place) {
        return current(of(key, value).tailMap(place, false).values());
    }

    private NavigableMap<Long, Grant> of(Key key, String value) {
        return index.get(key).getOrDefault(value, Collections.emptyNavigableMap());
    }

    private Stream<Grant> current(Collection<Grant> all) {
        Instant now = now();
        return all.stream().map(grant -> {
            grant.settle(now);
            return grant;
        });
    }

    /** Returns the tags of a license or a grant. */
    public SortedMap<String, String> tags(String arn) {
        return tags.computeIfAbsent(arn, a -> new TreeMap<>());
    }

    /** The latest versions of a resource. The oldest ones are forgotten, to bound the memory. */
    static final class Versions<V> {
        /** The number of versions to keep. */
        static final int MOST = 1_000;
        /** The approximate number of characters in all of them; the latest is kept in any case. */
        static final int LARGEST = 1024 * 1024;

        private final List<V> kept = new ArrayList<>();
        private final ToIntFunction<V> characters;
        private long size;
        private int added;

        Versions(ToIntFunction<V> characters) {
            this.characters = characters;
        }

        void add(V version) {
            kept.add(version);
            added++;
            size += characters.applyAsInt(version);
            while (kept.size() > MOST || size > LARGEST && kept.size() > 1) {
                size -= characters.applyAsInt(kept.remove(0));
            }
        }

        void changeLatest(V version) {
            size += characters.applyAsInt(version) - characters.applyAsInt(latest());
            kept.set(kept.size() - 1, version);
        }

        V latest() {
            return kept.get(kept.size() - 1);
        }

        Stream<V> stream() {
            return kept.stream();
        }

        /** Returns how many were added, including the forgotten ones. */
        int added() {
            return added;
        }

        /** Returns the version that was added at this place, from 1; null if there is none, or if it is forgotten. */
        V at(int place) {
            int index = place - 1 - added + kept.size();
            return index < 0 || place > added ? null : kept.get(index);
        }
    }

    /** A map that forgets its oldest entries, to bound the memory. */
    public static final class Remembered<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        private final int most;

        public Remembered(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
