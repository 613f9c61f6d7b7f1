import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Runs many concurrent callers, each an account with its own license and connection: they create, read, list and delete
 * grants without retries, and check at the end that no write was lost. The client is a lean one, since it shares the
 * processor with the server.
 *
 * <p>{@code java -cp target/lmc.jar ci/load/Load.java URL CALLERS SECONDS [PID]}; exits with 1 if a call failed, a write was
 * lost, or calls take too long or too much of the processor, together with the server of that process id. {@code java -cp
 * target/lmc.jar ci/load/Load.java URL lists PAST}: exits with 1 if a list takes longer where the account has that many
 * deleted grants than where it has a hundred.
 */
public final class Load {
    private static final int LIVING = 5;
    private static final int GRANTS_A_LICENSE = 1_900;
    private static final int FEW = 100;
    private static final int LISTS = 300;
    private static final int WARM_UPS = 30;
    /** How much longer lists may take; a scan takes many times as long. */
    private static final double GROWTH = 1.5;
    /** The processor time of a call in milliseconds: 0.67 is 3,000 calls per second on two cores; slow ones take longer. */
    private static final double MOST_PROCESSOR = 1.33;
    /** The milliseconds within which 99 of 100 calls end, if nothing else takes much of the processor. */
    private static final double MOST_MILLIS = 20;

    private static final double QUIET = 0.85;

    private static final int LONGEST = 10_000;
    private static final int TENTHS = 10;

    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong slowest = new AtomicLong();
    /** The number of calls by their tenths of a millisecond. */
    private final AtomicLongArray times = new AtomicLongArray(LONGEST * TENTHS + 1);

    public static void main(String[] args) throws Exception {
        URI endpoint = URI.create(args[0]);
        if (args[1].equals("lists")) {
            System.exit(new Load().lists(endpoint, Integer.parseInt(args[2])));
        }
        List<ProcessHandle> measured = new ArrayList<>();
        if (args.length > 3) {
            measured.add(ProcessHandle.of(Long.parseLong(args[3])).orElseThrow());
            measured.add(ProcessHandle.current());
            new Load().run(endpoint, Integer.parseInt(args[1]), Integer.parseInt(args[2]), List.of()); // warms up
        }
        System.exit(new Load().run(endpoint, Integer.parseInt(args[1]), Integer.parseInt(args[2]), measured));
    }

    private int run(URI endpoint, int callers, int seconds, List<ProcessHandle> measured) throws Exception {
        List<Caller> ready = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            ready.add(new Caller(new Account(endpoint, String.format("%012d", 500_000_000_000L + i))));
        }
        List<Double> before = measured.stream().map(Load::processor).toList();
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
                "load: %d callers, %.0f s, %d calls, %.0f a second, half within %.1f ms, 99%% within %.1f ms, slowest %d ms,"
                        + " %d errors or lost writes%n",
                callers,
                took,
                calls.get(),
                calls.get() / took,
                percentile(50),
                percentile(99),
                slowest.get() / 1_000_000,
                troubles.size());
        troubles.stream().limit(5).forEach(trouble -> System.out.println("load: " + trouble));
        boolean fast = true;
        if (!measured.isEmpty()) {
            List<Double> each = IntStream.range(0, measured.size())
                    .mapToObj(i -> (processor(measured.get(i)) - before.get(i)) / calls.get())
                    .toList();
            double both = each.get(0) + each.get(1);
            double share = both * calls.get() / 1_000 / took / Runtime.getRuntime().availableProcessors();
            fast = both <= MOST_PROCESSOR && (share < QUIET || percentile(99) <= MOST_MILLIS);
            System.out.printf(
                    "load: a call takes %.3f ms of the processor in the server and %.3f ms in the client, which is %.0f a"
                            + " second on two cores; they had %.0f %% of the processor%s%n",
                    each.get(0), each.get(1), 2_000 / both, share * 100, fast ? "" : "; this is too slow");
        }
        return troubles.isEmpty() && fast ? 0 : 1;
    }

    /** Returns the processor time of a process in milliseconds. */
    private static double processor(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow() / 1e6;
    }

    private int lists(URI endpoint, int past) {
        Caller caller = new Caller(new Account(endpoint, "499999999999"));
        caller.past(FEW);
        IntStream.range(0, WARM_UPS).forEach(i -> caller.medianOfLists());
        double few = caller.medianOfLists();
        caller.past(past - FEW);
        double many = caller.medianOfLists();
        System.out.printf(
                "load: a list takes %.2f ms with %d past grants, %.2f ms with %d%n", few / 1e6, FEW, many / 1e6, past);
        return many > few * GROWTH ? 1 : 0;
    }

    /** Returns the milliseconds within which so many of a hundred calls ended. */
    private double percentile(int percent) {
        long left = calls.get() * (100 - percent) / 100;
        for (int tenths = LONGEST * TENTHS; tenths >= 0; tenths--) {
            left -= times.get(tenths);
            if (left < 0) {
                return (tenths + 1.0) / TENTHS;
            }
        }
        return 0;
    }

    private final class Caller {
        private final Account account;
        private final Deque<String> living = new ArrayDeque<>();
        private String license;
        private int granted = GRANTS_A_LICENSE;

        Caller(Account account) {
            this.account = account;
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
                troubles.add(String.valueOf(e));
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
            ObjectNode page = Account.JSON.createObjectNode().put("MaxResults", 10);
            return IntStream.range(0, LISTS)
                    .mapToLong(i -> {
                        long start = System.nanoTime();
                        account.call("ListDistributedGrants", page);
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
                license = timed("CreateLicense", license()).path("LicenseArn").asText();
                granted = 0;
            }
            ObjectNode request = Account.JSON.createObjectNode()
                    .put("ClientToken", UUID.randomUUID().toString())
                    .put("GrantName", name)
                    .put("LicenseArn", license)
                    .put("HomeRegion", "us-east-1");
            request.putArray("Principals").add("arn:aws:iam::" + (600_000_000_000L + granted) + ":root");
            request.putArray("AllowedOperations").add("CheckoutLicense");
            String arn = timed("CreateGrant", request).path("GrantArn").asText();
            granted++;
            living.add(arn);
            return arn;
        }

        private void round() {
            String name = "load " + UUID.randomUUID();
            JsonNode read = read(create(name));
            if (!read.path("GrantName").asText().equals(name)
                    || !read.path("LicenseArn").asText().equals(license)) {
                troubles.add("another grant was read: " + read);
            }
            if (!listed().containsAll(living)) {
                troubles.add("a grant is not listed of " + license);
            }
            if (living.size() > LIVING) {
                delete();
            }
        }

        private JsonNode read(String arn) {
            return timed("GetGrant", Account.JSON.createObjectNode().put("GrantArn", arn))
                    .path("Grant");
        }

        private void delete() {
            String arn = living.remove();
            String version = read(arn).path("Version").asText();
            timed(
                    "DeleteGrant",
                    Account.JSON.createObjectNode().put("GrantArn", arn).put("Version", version));
        }

        /** The living grants of the license, by their ARNs. */
        private Set<String> listed() {
            ObjectNode query = Account.JSON.createObjectNode().put("MaxResults", 100);
            ArrayNode named = query.putArray("GrantArns");
            living.forEach(named::add);
            ObjectNode filter = query.putArray("Filters").addObject().put("Name", "LicenseArn");
            filter.putArray("Values").add(license);
            Set<String> arns = new HashSet<>();
            for (JsonNode grant : timed("ListDistributedGrants", query).path("Grants")) {
                if (!grant.path("GrantStatus").asText().equals("DELETED")) {
                    arns.add(grant.path("GrantArn").asText());
                }
            }
            return arns;
        }

        private void nothingIsLost() {
            for (String arn : living) {
                String status = read(arn).path("GrantStatus").asText();
                if (!status.startsWith("PENDING_")) {
                    troubles.add(arn + " is " + status);
                }
            }
            if (!listed().equals(new HashSet<>(living))) {
                troubles.add("the list of " + license + " is not what was made");
            }
        }

        private ObjectNode license() {
            ObjectNode request = Account.JSON.createObjectNode()
                    .put("LicenseName", "load")
                    .put("ProductName", "load")
                    .put("ProductSKU", "load-" + UUID.randomUUID())
                    .put("HomeRegion", "us-east-1")
                    .put("Beneficiary", "load")
                    .put("ClientToken", UUID.randomUUID().toString());
            request.putObject("Issuer").put("Name", "load");
            request.putObject("Validity").put("Begin", "2026-01-01T00:00:00Z").put("End", "2046-01-01T00:00:00Z");
            request.putArray("Entitlements")
                    .addObject()
                    .put("Name", "seats")
                    .put("Unit", "Count")
                    .put("MaxCount", 10);
            request.putObject("ConsumptionConfiguration").put("RenewType", "None");
            return request;
        }

        private JsonNode timed(String operation, ObjectNode request) {
            long start = System.nanoTime();
            JsonNode response = account.call(operation, request);
            long took = System.nanoTime() - start;
            slowest.accumulateAndGet(took, Math::max);
            times.incrementAndGet((int) Math.min(LONGEST * TENTHS, took * TENTHS / 1_000_000));
            calls.incrementAndGet();
            return response;
        }
    }

    /** An account with its own connection, which it keeps. Not thread-safe. */
    private static final class Account {
        static final JsonMapper JSON = new JsonMapper();

        private static final DateTimeFormatter STAMP =
                DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

        private final String host;
        private final String key;
        private final Socket socket;
        private final InputStream in;
        private final MessageDigest digest;
        private final Mac mac;
        private String day = "";

        Account(URI endpoint, String key) {
            this.host = endpoint.getAuthority();
            this.key = key;
            try {
                socket = new Socket(endpoint.getHost(), endpoint.getPort());
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream());
                digest = MessageDigest.getInstance("SHA-256");
                mac = Mac.getInstance("HmacSHA256");
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        JsonNode call(String operation, ObjectNode request) {
            try {
                byte[] body = JSON.writeValueAsBytes(request);
                String head = "POST / HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Target: AWSLicenseManager." + operation
                        + signature(body) + "\r\nContent-Length: " + body.length + "\r\n\r\n";
                byte[] sent = new byte[head.length() + body.length];
                System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, sent, 0, head.length());
                System.arraycopy(body, 0, sent, head.length(), body.length);
                socket.getOutputStream().write(sent);
                String status = line();
                int length = 0;
                for (String header = line(); !header.isEmpty(); header = line()) {
                    if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                        length = Integer.parseInt(header.substring(15).trim());
                    }
                }
                byte[] received = in.readNBytes(length);
                if (!status.startsWith("HTTP/1.1 200")) {
                    throw new IllegalStateException(
                            operation + ": " + status + " " + new String(received, StandardCharsets.UTF_8));
                }
                return JSON.readTree(received);
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(operation + ": " + e, e);
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the server has closed the connection");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }

        /** Returns the headers that sign the request. */
        private String signature(byte[] body) throws GeneralSecurityException {
            String stamp = STAMP.format(Instant.now());
            String scope = stamp.substring(0, 8) + "/us-east-1/license-manager/aws4_request";
            if (!day.equals(scope)) {
                byte[] secret = "AWS4test".getBytes(StandardCharsets.UTF_8);
                for (String part : scope.split("/")) {
                    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                    secret = mac.doFinal(part.getBytes(StandardCharsets.UTF_8));
                }
                mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                day = scope;
            }
            String canonical = "POST\n/\n\nhost:" + host + "\nx-amz-date:" + stamp + "\n\nhost;x-amz-date\n" + hash(body);
            String signed = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n"
                    + hash(canonical.getBytes(StandardCharsets.UTF_8));
            return "\r\nX-Amz-Date: " + stamp + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + key + "/" + scope
                    + ", SignedHeaders=host;x-amz-date, Signature="
                    + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        }

        private String hash(byte[] bytes) {
            return HexFormat.of().formatHex(digest.digest(bytes));
        }
    }
}
