package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The proxy judges the calls of the service that a model file describes. */
@Timeout(90)
class ModelProxyTest {
    private static final Pattern LISTENING =
            Pattern.compile("http://127.0.0.1:(\\d+) forwards calls .* judges those of (.*)");
    private static final String STAR =
            "{'star':{'starId':'s-0123abcd','name':'Vega','kind':'dwarf','firstSeen':1700000000.25,"
                    + "'catalogued':'2026-03-01T12:00:00Z','names':{'en':'Vega'},'brightness':{'2025':0.1,'2026':null},"
                    + "'spectrum':'AQID','position':{'equatorial':{'ascension':18.6,'declination':38.8}},'notes':[1,{'a':{}}]}}";
    private static final Service STARS = new Service(
            Path.of("src/test/resources/models/star-catalogue.json"),
            "Star Catalogue",
            "StarCatalogue_20260301",
            "application/x-amz-json-1.1");
    private static final Service TEA_HOUSE = new Service(
            Path.of("src/test/resources/models/tea-house-service-2.json"),
            "Tea House",
            "org.example.teahouse.TeaHouse_20260101",
            "application/x-amz-json-1.0");
    private static final Path SHARED = Path.of("..", "shared", "models");

    @TempDir
    private Path directory;

    @Test
    void aServiceThatConformsToItsModel() throws Exception {
        Judged stars = judged(
                STARS,
                ok("NameStar", "{'starId':'s-0123abcd','namedAt':1700000000}"),
                ok("DescribeStar", STAR),
                ok("ListStars", "{'stars':[],'nextToken':'more'}"),
                ok("ForgetStar", "{}"),
                new Call("ForgetStar", 404, "{'__type':'StarNotFoundException','starId':'s-0123abcd'}"));
        assertThat(stars.findings()).isEmpty();
        assertThat(stars.exit()).isZero();
        assertThat(stars.service()).isEqualTo("Star Catalogue");

        Judged tea = judged(
                TEA_HOUSE,
                ok(
                        "BrewTea",
                        "{'Cup':{'Leaf':'green','Sugar':{'white':2},'Sweetener':{'Honey':1},'Remarks':{'a':[null]},"
                                + "'Picture':'AQID'},'ReadyAt':1.5}"),
                ok("Rinse", ""),
                new Call("BrewTea", 409, "{'__type':'OutOfLeavesException','Leaf':'green'}"));
        assertThat(tea.findings()).isEmpty();
        assertThat(tea.exit()).isZero();
    }

    @Test
    void aServiceThatDeviatesFromItsModel() throws Exception {
        Judged stars = judged(
                STARS,
                ok("NameStar", "{'namedAt':'yesterday'}"),
                ok(
                        "DescribeStar",
                        STAR.replace("dwarf", "hole")
                                .replace("38.8}", "'north'}")
                                .replace("AQID", "%%%")),
                ok("ListStars", "{'stars':[],'nextPage':'more'}"),
                new Call("ForgetStar", 400, "{'__type':'NoSuchStar'}"));
        assertThat(stars.exit()).isEqualTo(1);
        assertThat(stars.findings())
                .containsExactlyInAnyOrder(
                        "LM-P-05 NameStar starId",
                        "LM-P-05 NameStar namedAt",
                        "LM-P-05 DescribeStar star.kind",
                        "LM-P-05 DescribeStar star.position.equatorial.declination",
                        "LM-P-05 DescribeStar star.spectrum",
                        "LM-P-05 ListStars nextPage",
                        "LM-P-06 ForgetStar __type");

        Judged tea = judged(
                TEA_HOUSE,
                ok(
                        "BrewTea",
                        "{'Cup':{'Leaf':'red','Sugar':{'white':-2},'Sweetener':{'Honey':1,'Sugar':1}},'ReadyAt':1.5}"));
        assertThat(tea.exit()).isEqualTo(1);
        assertThat(tea.findings())
                .containsExactlyInAnyOrder(
                        "LM-P-05 BrewTea Cup.Leaf", "LM-P-05 BrewTea Cup.Sugar{}", "LM-P-05 BrewTea Cup.Sweetener");
    }

    @Test
    void sensitiveValuesStayOutOfTheFiles() throws Exception {
        Judged tea = judged(
                TEA_HOUSE,
                ok("BrewTea", "{'Cup':{'Leaf':'red','Recipe':'smoke'}}"),
                ok("BrewTea", "{'Cup':{'Leaf':'green','Recipe':'smoked over pine'}}"));
        assertThat(tea.findings()).containsExactlyInAnyOrder("LM-P-05 BrewTea Cup.Leaf", "LM-P-05 BrewTea Cup.Recipe");
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(5).allSatisfy(file -> assertThat(file)
                .content(StandardCharsets.ISO_8859_1)
                .doesNotContain("smoke"));
    }

    @Test
    void theContentTypeIsThatOfTheModel() throws Exception {
        Service other = new Service(STARS.model(), STARS.title(), STARS.prefix(), "application/x-amz-json-1.0");
        assertThat(judged(other, ok("ListStars", "{'stars':[]}")).findings())
                .containsExactly("LM-P-02 ListStars header Content-Type");
    }

    /** Ten operations of License Manager that are not among the nine. */
    @Test
    void licenseManagerWithAllItsOperations() throws Exception {
        Service licenses = shared("license-manager-2018-08-01.json", "AWS License Manager", "AWSLicenseManager", "1.1");
        Call configurations = ok(
                "ListLicenseConfigurations",
                "{'LicenseConfigurations':[{'Name':'c','LicenseCountingType':'vCPU','LicenseCount':5,"
                        + "'AutomatedDiscoveryInformation':{'LastRunTime':1700000000.5}}]}");
        Call settings = ok(
                "GetServiceSettings",
                "{'S3BucketArn':'arn:aws:s3:::b','OrganizationConfiguration':{'EnableIntegration':false}}");
        Call configuration =
                ok("GetLicenseConfiguration", "{'Name':'c','LicenseCountingType':'Core','ConsumedLicenses':0}");
        Judged sound = judged(
                licenses,
                configurations,
                settings,
                configuration,
                ok("CreateLicenseConfiguration", "{'LicenseConfigurationArn':'arn:aws:license-manager:x'}"),
                ok("ListLicenses", "{'Licenses':[]}"),
                ok("CreateToken", "{'TokenId':'t','TokenType':'REFRESH_TOKEN'}"),
                ok("ListTokens", "{'Tokens':[{'TokenId':'t','Status':'AVAILABLE'}],'NextToken':null}"),
                ok("DeleteToken", "{}"),
                ok("ListTagsForResource", "{'Tags':[{'Key':'a','Value':'b'}]}"),
                ok("ListResourceInventory", "{'ResourceInventoryList':[{'ResourceType':'EC2_AMI'}]}"));
        assertThat(sound.findings()).isEmpty();
        assertThat(sound.exit()).isZero();

        Judged faulty = judged(
                licenses,
                new Call("ListLicenseConfigurations", 200, configurations.body().replace("vCPU", "VCPU")),
                new Call("GetServiceSettings", 200, settings.body().replace("'EnableIntegration':false", "")),
                new Call("GetLicenseConfiguration", 200, configuration.body().replace(":0", ":'0'")));
        assertThat(faulty.exit()).isEqualTo(1);
        assertThat(faulty.findings())
                .containsExactlyInAnyOrder(
                        "LM-P-05 ListLicenseConfigurations LicenseConfigurations[].LicenseCountingType",
                        "LM-P-05 GetServiceSettings OrganizationConfiguration.EnableIntegration",
                        "LM-P-05 GetLicenseConfiguration ConsumedLicenses");
    }

    @Test
    void servicesWithMapsTimesAndUnions() throws Exception {
        Service budgets = shared("budgets-2016-10-20.json", "AWS Budgets", "AWSBudgetServiceGateway", "1.1");
        String budget = "{'Budget':{'BudgetName':'b','TimeUnit':'MONTHLY','BudgetType':'COST',"
                + "'CostFilters':{'Service':['EC2']},'TimePeriod':{'Start':1700000000},"
                + "'BudgetLimit':{'Amount':'3.5','Unit':'USD'}}}";
        assertThat(judged(budgets, ok("DescribeBudget", budget)).findings()).isEmpty();
        assertThat(judged(
                                budgets,
                                ok(
                                        "DescribeBudget",
                                        budget.replace("'EC2'", "7").replace("1700000000", "'now'")))
                        .findings())
                .containsExactlyInAnyOrder(
                        "LM-P-05 DescribeBudget Budget.CostFilters{}[]",
                        "LM-P-05 DescribeBudget Budget.TimePeriod.Start");

        Service streams = shared(
                "dynamodb-streams-2012-08-10.json", "Amazon DynamoDB Streams", "DynamoDBStreams_20120810", "1.0");
        String records = "{'Records':[{'eventName':'INSERT','dynamodb':{'ApproximateCreationDateTime':1700000000,"
                + "'Keys':{'id':{'N':'101'},'bytes':{'B':'AQID'},'set':{'L':[{'NULL':true}]}}}}]}";
        assertThat(judged(streams, ok("GetRecords", records)).findings()).isEmpty();
        assertThat(judged(streams, ok("GetRecords", records.replace("{'N':'101'}", "{'N':'101','S':'x'}")))
                        .findings())
                .containsExactly("LM-P-05 GetRecords Records[].dynamodb.Keys{}");
    }

    private static Service shared(String file, String title, String prefix, String version) {
        Path model = SHARED.resolve(file);
        assumeTrue(Files.exists(model), "the models of AWS are not at hand");
        return new Service(model, title, prefix, "application/x-amz-json-" + version);
    }

    private static Call ok(String operation, String body) {
        return new Call(operation, 200, body);
    }

    private record Service(Path model, String title, String prefix, String contentType) {}

    /** A call and the response of the server. */
    private record Call(String operation, int status, String body) {}

    private record Judged(int exit, String service, List<String> findings) {}

    /** Makes the calls through {@code lmc proxy --model}. */
    private Judged judged(Service service, Call... calls) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<Call> responses = new ArrayList<>(List.of(calls));
        server.createContext("/", exchange -> {
            Call call = responses.remove(0);
            byte[] body = call.body().replace('\'', '"').getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", service.contentType());
            exchange.getResponseHeaders().set("x-amzn-RequestId", "1");
            exchange.sendResponseHeaders(call.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Path out = Files.createTempDirectory(directory, "out");
        StringWriter told = new StringWriter();
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> lmc.execute(
                "proxy",
                "--upstream=http://127.0.0.1:" + server.getAddress().getPort(),
                "--port=0",
                "--model=" + service.model(),
                "--requests=" + calls.length,
                "--for=20s",
                "--out=" + out));
        try {
            Matcher listening = LISTENING.matcher("");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> listening.reset(told.toString()).find() || exit.isDone());
            assertThat(exit).as(told.toString()).isNotDone();
            for (Call call : calls) {
                call(URI.create("http://127.0.0.1:" + listening.group(1)), service, call);
            }
            return new Judged(exit.get(), listening.group(2), findings(out));
        } finally {
            server.stop(0);
        }
    }

    private static void call(URI proxy, Service service, Call call) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(proxy)
                                .header("X-Amz-Target", service.prefix() + "." + call.operation())
                                .header("Content-Type", service.contentType())
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.discarding());
    }

    private static List<String> findings(Path out) throws IOException {
        JsonNode run = new JsonMapper().readTree(out.resolve("run.json").toFile());
        List<String> findings = new ArrayList<>();
        run.path("findings")
                .forEach(finding -> findings.add(finding.path("clause").asText() + " "
                        + finding.path("operation").asText() + " "
                        + finding.path("path").asText()));
        return findings;
    }
}
