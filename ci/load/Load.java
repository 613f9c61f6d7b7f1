import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;
import software.amazon.awssdk.services.licensemanager.model.AllowedOperation;
import software.amazon.awssdk.services.licensemanager.model.Entitlement;
import software.amazon.awssdk.services.licensemanager.model.EntitlementUnit;
import software.amazon.awssdk.services.licensemanager.model.Filter;
import software.amazon.awssdk.services.licensemanager.model.Grant;

/**
 * Runs many concurrent callers, each an account with its own license: they create, read, list and delete grants without
 * retries, and check at the end that no write was lost.
 *
 * <p>{@code java -cp target/lmc.jar ci/load/Load.java URL CALLERS SECONDS}; exits with 1 if a call failed or a write was lost.
 * {@code java -cp target/lmc.jar ci/load/Load.java URL lists PAST}: exits with 1 if a list takes longer where the account has
 * that many deleted grants than where it has a hundred.
 */
public final class Load {
    private static final int LIVING = 5;
    private static final int GRANTS_A_LICENSE = 1_900;
    private static final int FEW = 100;
    private static final int LISTS = 300;
    /** How much longer lists may take; a scan takes many times as long. */
    private static final double GROWTH = 1.5;

    private static final int LONGEST = 10_000;

    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    /** The number of calls by their milliseconds. */
    private final AtomicLongArray times = new AtomicLongArray(LONGEST + 1);

    public static void main(String[] args) throws Exception {
        if (args[1].equals("lists")) {
            System.exit(new Load().lists(URI.create(args[0]), Integer.parseInt(args[2])));
        }
        System.exit(new Load().run(URI.create(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2])));
    }

    private int run(URI endpoint, int callers, int seconds) throws Exception {
        SdkHttpClient http = UrlConnectionHttpClient.create();
        List<Caller> ready = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            ready.add(new Caller(client(http, endpoint, String.format("%012d", 500_000_000_000L + i))));
        }
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        var threads = Executors.newFixedThreadPool(callers);
        List<Future<?>> all = new ArrayList<>();
        ready.forEach(caller -> all.add(threads.submit(() -> caller.call(end))));
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "load: %d callers, %.0f s, %d calls, %.0f a second, 99%% within %d ms, slowest %d ms, %d errors or lost writes%n",
                callers,
                took,
                calls.get(),
                calls.get() / took,
                percentile99(),
                slowest.get() / 1_000_000,
                troubles.size());
        troubles.stream().limit(5).forEach(trouble -> System.out.println("load: " + trouble));
        return troubles.isEmpty() ? 0 : 1;
    }

    private int lists(URI endpoint, int past) {
        Caller caller = new Caller(client(UrlConnectionHttpClient.create(), endpoint, "499999999999"));
        caller.past(FEW);
        caller.medianOfLists(); // warms up
        double few = caller.medianOfLists();
        caller.past(past - FEW);
        double many = caller.medianOfLists();
        System.out.printf(
                "load: a list takes %.2f ms with %d past grants, %.2f ms with %d%n",
                few / 1e6, FEW, many / 1e6, past);
        return many > few * GROWTH ? 1 : 0;
    }

    /** Returns the milliseconds within which 99 of 100 calls ended. */
    private int percentile99() {
        long left = calls.get() / 100;
        for (int millis = LONGEST; millis >= 0; millis--) {
            left -= times.get(millis);
            if (left < 0) {
                return millis + 1;
            }
        }
        return 0;
    }

    private static LicenseManagerClient client(SdkHttpClient http, URI endpoint, String account) {
        return LicenseManagerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "test")))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private final class Caller {
        private final LicenseManagerClient client;
        private final Deque<String> living = new ArrayDeque<>();
        private String license;
        private int granted = GRANTS_A_LICENSE;

        Caller(LicenseManagerClient client) {
            this.client = client;
        }

        void call(long end) {
            try {
                while (System.nanoTime() < end) {
                    round();
                }
                if (license == null) {
                    throw new IllegalStateException("a caller had no turn");
                }
                nothingIsLost();
            } catch (Exception e) {
                troubles.add(String.valueOf(e.getMessage()));
            }
        }

        /** Creates and deletes grants. */
        void past(int grants) {
            for (int i = 0; i < grants; i++) {
                create("past");
                delete();
            }
        }

        double medianOfLists() {
            return IntStream.range(0, LISTS)
                    .mapToLong(i -> {
                        long start = System.nanoTime();
                        client.listDistributedGrants(r -> r.maxResults(10));
                        return System.nanoTime() - start;
                    })
                    .sorted()
                    .skip(LISTS / 2)
                    .findFirst()
                    .orElseThrow();
        }

        private String create(String name) {
            if (granted >= GRANTS_A_LICENSE) {
                while (!living.isEmpty()) {
                    delete();
                }
                license = timed(this::license);
                granted = 0;
            }
            String arn = timed(() -> client.createGrant(r -> r.clientToken(UUID.randomUUID().toString())
                            .grantName(name)
                            .licenseArn(license)
                            .principals("arn:aws:iam::" + (600_000_000_000L + granted) + ":root")
                            .homeRegion("us-east-1")
                            .allowedOperations(AllowedOperation.CHECKOUT_LICENSE))
                    .grantArn());
            granted++;
            living.add(arn);
            return arn;
        }

        private void round() {
            String name = "load " + UUID.randomUUID();
            String arn = create(name);
            Grant read = timed(() -> client.getGrant(r -> r.grantArn(arn)).grant());
            if (!read.grantName().equals(name) || !read.licenseArn().equals(license)) {
                troubles.add("another grant was read: " + read);
            }
            Set<String> listed = timed(this::listed);
            if (!listed.containsAll(living)) {
                troubles.add("a grant is not listed of " + license);
            }
            if (living.size() > LIVING) {
                delete();
            }
        }

        private void delete() {
            String arn = living.remove();
            String version = timed(() -> client.getGrant(r -> r.grantArn(arn)).grant().version());
            timed(() -> client.deleteGrant(r -> r.grantArn(arn).version(version)));
        }

        /** The living grants of the license, by their ARNs. */
        private Set<String> listed() {
            Set<String> arns = new HashSet<>();
            client.listDistributedGrants(r -> r.maxResults(100).grantArns(living)
                            .filters(Filter.builder().name("LicenseArn").values(license).build()))
                    .grants()
                    .stream()
                    .filter(grant -> !grant.grantStatusAsString().equals("DELETED"))
                    .forEach(grant -> arns.add(grant.grantArn()));
            return arns;
        }

        private void nothingIsLost() {
            for (String arn : living) {
                String status = timed(() -> client.getGrant(r -> r.grantArn(arn)).grant().grantStatusAsString());
                if (!status.startsWith("PENDING_")) {
                    troubles.add(arn + " is " + status);
                }
            }
            if (!timed(this::listed).equals(new HashSet<>(living))) {
                troubles.add("the list of " + license + " is not what was made");
            }
        }

        private String license() {
            return client.createLicense(r -> r.licenseName("load")
                            .productName("load")
                            .productSKU("load-" + UUID.randomUUID())
                            .issuer(i -> i.name("load"))
                            .homeRegion("us-east-1")
                            .validity(v -> v.begin("2026-01-01T00:00:00Z").end("2046-01-01T00:00:00Z"))
                            .entitlements(Entitlement.builder()
                                    .name("seats")
                                    .unit(EntitlementUnit.COUNT)
                                    .maxCount(10L)
                                    .build())
                            .beneficiary("load")
                            .consumptionConfiguration(c -> c.renewType("None"))
                            .clientToken(UUID.randomUUID().toString()))
                    .licenseArn();
        }

        private <T> T timed(java.util.function.Supplier<T> call) {
            long start = System.nanoTime();
            T answer = call.get();
            long took = System.nanoTime() - start;
            slowest.accumulateAndGet(took, Math::max);
            times.incrementAndGet((int) Math.min(LONGEST, took / 1_000_000));
            calls.incrementAndGet();
            return answer;
        }
    }
}
