package dev.lmc.licensemanager.reference.domain;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All licenses and grants of one service. Callers hold its monitor while they use what it holds. */
public final class Books {
    /** Bounds the memory: licenses an account may own. The live service has a limit of its own. */
    public static final int LICENSES_AN_ACCOUNT = 20_000;
    /** Documented: grants of one license. */
    public static final int GRANTS_A_LICENSE = 2_000;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, License> licenses = new LinkedHashMap<>();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private final Map<String, Integer> owned = new LinkedHashMap<>();
    private final Map<String, Integer> granted = new LinkedHashMap<>();
    private final Map<String, SortedMap<String, String>> tags = new LinkedHashMap<>();

    public Books(Clock clock) {
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
        if (owned.merge(license.owner(), 1, Integer::sum) > LICENSES_AN_ACCOUNT) {
            owned.merge(license.owner(), -1, Integer::sum);
            throw new Refused(
                    "ResourceLimitExceededException", "an account may own " + LICENSES_AN_ACCOUNT + " licenses");
        }
        licenses.put(license.arn(), license);
    }

    public void add(Grant grant) {
        if (granted.merge(grant.license().arn(), 1, Integer::sum) > GRANTS_A_LICENSE) {
            granted.merge(grant.license().arn(), -1, Integer::sum);
            throw new Refused("ResourceLimitExceededException", "a license may have " + GRANTS_A_LICENSE + " grants");
        }
        grants.put(grant.arn(), grant);
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
