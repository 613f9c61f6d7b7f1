package dev.lmc.licensemanager.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.api.ApiCall;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.LicenseManagerApi;
import dev.lmc.licensemanager.reference.domain.Grant.WorkflowDelay;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;
import software.amazon.awssdk.services.licensemanager.model.AllowedOperation;
import software.amazon.awssdk.services.licensemanager.model.CreateGrantResponse;
import software.amazon.awssdk.services.licensemanager.model.EntitlementData;
import software.amazon.awssdk.services.licensemanager.model.Filter;
import software.amazon.awssdk.services.licensemanager.model.Grant;
import software.amazon.awssdk.services.licensemanager.model.GrantStatus;
import software.amazon.awssdk.services.licensemanager.model.LicenseManagerException;
import software.amazon.awssdk.services.licensemanager.model.ListDistributedGrantsResponse;

/** Calls the reference, mostly with the AWS SDK. */
class ReferenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LICENSE = "'ClientToken':'license','LicenseName':'license','ProductName':'product',"
            + "'ProductSKU':'sku','Issuer':{'Name':'issuer'},'HomeRegion':'us-east-1','Beneficiary':'somebody',"
            + "'Validity':{'Begin':'2026-01-01T00:00:00Z','End':'2146-01-01T00:00:00Z'},"
            + "'Entitlements':[{'Name':'seats','Unit':'Count','MaxCount':5}],"
            + "'ConsumptionConfiguration':{'ProvisionalConfiguration':{'MaxTimeToLiveInMinutes':60}}";

    private static Reference reference;
    private static LicenseManagerClient grantor;
    private static LicenseManagerClient grantee;

    @BeforeAll
    static void start() {
        reference = Reference.start(ReferenceOptions.defaults().withWorkflowDelay(Duration.ofMillis(50)));
        grantor = client("111111111111", "test");
        grantee = client("222222222222", "test");
    }

    @AfterAll
    static void stop() {
        grantor.close();
        grantee.close();
        reference.close();
    }

    @Test
    void aNewGrantIsWorkedOnBeforeItWaits() {
        CreateGrantResponse created = grant(license("sku-work"));
        assertThat(created.status()).isEqualTo(GrantStatus.PENDING_WORKFLOW);
        assertThat(created.version()).isEqualTo("1");
        settled(created.grantArn(), GrantStatus.PENDING_ACCEPT);
    }

    @Test
    void aGrantThatIsDeletedWhileItIsWorkedOnStaysDeleted() {
        String arn = grant(license("sku-deleted-early")).grantArn();
        grantor.deleteGrant(r -> r.grantArn(arn).version("1"));
        Awaitility.await()
                .during(Duration.ofMillis(150))
                .atMost(Duration.ofSeconds(2))
                .until(() -> read(arn).grantStatus() == GrantStatus.DELETED);
    }

    @Test
    void versionsKeepWhatTheySaid() {
        String arn = grant(license("sku-versions")).grantArn();
        settled(arn, GrantStatus.PENDING_ACCEPT);
        grantor.createGrantVersion(r -> r.clientToken(token()).grantArn(arn).grantName("second"));
        assertThat(read(arn).grantName()).isEqualTo("second");
        assertThat(grantor.getGrant(r -> r.grantArn(arn).version("1")).grant().grantName())
                .isEqualTo("first");
    }

    @Test
    void aReasonIsReadByTheOtherPartyAndGoesWithTheNextStatus() {
        String arn = grant(license("sku-reason")).grantArn();
        settled(arn, GrantStatus.PENDING_ACCEPT);
        grantee.acceptGrant(r -> r.grantArn(arn));
        grantee.createGrantVersion(r ->
                r.clientToken(token()).grantArn(arn).status(GrantStatus.ACTIVE).statusReason("because"));
        assertThat(read(arn).statusReason()).isEqualTo("because");
        grantee.createGrantVersion(r -> r.clientToken(token()).grantArn(arn).status(GrantStatus.DISABLED));
        assertThat(read(arn).statusReason()).isNull();
    }

    @Test
    void anOrganizationsGrantEndsInWorkflowCompletedWithAVersionOfItsOwn() {
        String license = license("sku-organization");
        String arn = grantor.createGrant(r -> r.clientToken(token())
                        .grantName("all")
                        .licenseArn(license)
                        .principals("arn:aws:organizations::111111111111:organization/o-abcdefghij")
                        .homeRegion("us-east-1")
                        .allowedOperations(AllowedOperation.CHECKOUT_LICENSE))
                .grantArn();
        settled(arn, GrantStatus.WORKFLOW_COMPLETED);
        assertThat(read(arn).version()).isEqualTo("2");
    }

    @Test
    void pagesMeetEachGrantOnceThoughGrantsAreMadeMeanwhile() {
        Set<String> made = new HashSet<>();
        IntStream.range(0, 5).forEach(i -> made.add(grant(license("sku-pages")).grantArn()));
        Set<String> met = new HashSet<>();
        String token = null;
        do {
            String next = token;
            ListDistributedGrantsResponse page = grantor.listDistributedGrants(
                    r -> r.maxResults(2).nextToken(next).filters(product("sku-pages")));
            page.grants().forEach(g -> assertThat(met.add(g.grantArn())).isTrue());
            if (token == null) {
                grant(license("sku-of-another-product"));
            }
            token = page.nextToken();
        } while (token != null);
        assertThat(met).isEqualTo(made);
    }

    @Test
    void aTokenIsOfOneCallerAndOneQuery() {
        IntStream.range(0, 3).forEach(i -> grant(license("sku-token")));
        String token = grantor.listDistributedGrants(r -> r.maxResults(1).filters(product("sku-token")))
                .nextToken();
        assertThatThrownBy(() -> grantor.listDistributedGrants(r -> r.nextToken(token)))
                .isInstanceOf(LicenseManagerException.class);
        assertThatThrownBy(() -> grantee.listReceivedGrants(r -> r.nextToken(token)))
                .isInstanceOf(LicenseManagerException.class);
    }

    @Test
    void eightCallersWithOneTokenMakeOneGrant() {
        String license = license("sku-once");
        String once = token();
        List<String> arns = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> grant(license, once).grantArn())
                .toList();
        assertThat(new HashSet<>(arns)).hasSize(1);
    }

    @Test
    void checkoutsCountEntitlements() {
        String license = license("sku-checkout");
        String arn = grant(license).grantArn();
        settled(arn, GrantStatus.PENDING_ACCEPT);
        grantee.acceptGrant(r -> r.grantArn(arn));
        assertThatThrownBy(() -> checkOut(1)).hasMessageContaining("no license matches");
        grantee.createGrantVersion(r -> r.clientToken(token()).grantArn(arn).status(GrantStatus.ACTIVE));
        String first = checkOut(8);
        assertThatThrownBy(() -> checkOut(3)).isInstanceOf(LicenseManagerException.class);
        grantee.checkInLicense(r -> r.licenseConsumptionToken(first));
        assertThat(checkOut(3)).isNotEmpty();
    }

    @Test
    void wrongSignaturesAreRefused() {
        try (LicenseManagerClient wrong = client("111111111111", "guessed");
                LicenseManagerClient nobody = client("AKIAIOSFODNN7EXAMPLE", "test")) {
            assertThatThrownBy(() -> wrong.listDistributedGrants(r -> r.maxResults(1)))
                    .isInstanceOfSatisfying(
                            LicenseManagerException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException"));
            assertThatThrownBy(() -> nobody.listDistributedGrants(r -> r.maxResults(1)))
                    .isInstanceOfSatisfying(
                            LicenseManagerException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnrecognizedClientException"));
        }
    }

    @Test
    void aTakenPortIsReportedInOneLine() {
        int taken = reference.endpoint().getPort();
        assertThatThrownBy(() -> Reference.start(ReferenceOptions.defaults().at("127.0.0.1", taken)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("" + taken);
    }

    @Test
    void requestsAreNotKept() throws IOException {
        Handler api = api();
        String license =
                answer(api, "CreateLicense", LICENSE).path("LicenseArn").asText();
        String offer = "'LicenseArn':'" + license + "','GrantName':'first','HomeRegion':'us-east-1',"
                + "'AllowedOperations':['CheckoutLicense'],'Principals':['arn:aws:iam::";
        String first = "'ClientToken':'a'," + offer + "222222222222:root']";
        String grant = answer(api, "CreateGrant", first).path("GrantArn").asText();
        answer(api, "CreateGrant", "'ClientToken':'b'," + offer + "333333333333:root']");

        List<WeakReference<JsonNode>> values = List.of(
                lastOfAnswered(
                        api, "CreateGrantVersion", "'ClientToken':'c','GrantArn':'" + grant + "','GrantName':'second'"),
                lastOfAnswered(
                        api,
                        "ListDistributedGrants",
                        "'MaxResults':1,'Filters':[{'Name':'LicenseArn','Values':['" + license + "']}]"),
                lastOfAnswered(
                        api,
                        "CheckoutLicense",
                        "'ClientToken':'d','ProductSKU':'sku','CheckoutType':'PROVISIONAL','Beneficiary':'somebody',"
                                + "'KeyFingerprint':'aws:111111111111:issuer:issuer-fingerprint',"
                                + "'Entitlements':[{'Name':'seats','Unit':'Count','Value':'1'}]"));
        Awaitility.await().untilAsserted(() -> {
            System.gc();
            assertThat(values).extracting(WeakReference::get).containsOnlyNulls();
        });
        assertThat(answer(api, "CreateGrant", first).path("GrantArn").asText()).isEqualTo(grant);
    }

    @Test
    void aRepeatedRequestMayHaveItsMembersInAnotherOrder() throws IOException {
        Handler api = api();
        JsonNode first = answer(api, "CreateLicense", LICENSE);
        assertThat(first.path("LicenseArn").asText()).isNotEmpty();
        assertThat(answer(
                        api,
                        "CreateLicense",
                        LICENSE.replace("'Unit':'Count','MaxCount':5", "'MaxCount':5,'Unit':'Count'")))
                .isEqualTo(first);
        assertThat(answer(api, "CreateLicense", LICENSE.replace("'MaxCount':5", "'MaxCount':6"))
                        .path("LicenseArn")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void aRepeatedCheckoutHasTheSameResponse() throws IOException {
        Handler api = api();
        answer(api, "CreateLicense", LICENSE);
        String request = "'ClientToken':'a','ProductSKU':'sku','CheckoutType':'PROVISIONAL','Beneficiary':'somebody',"
                + "'KeyFingerprint':'aws:111111111111:issuer:issuer-fingerprint','NodeId':'node',"
                + "'Entitlements':[{'Name':'seats','Unit':'Count','Value':'5'}]";
        JsonNode first = answer(api, "CheckoutLicense", request);
        assertThat(first.path("EntitlementsAllowed").path(0).path("Value").asText())
                .isEqualTo("5");
        assertThat(first.path("NodeId").asText()).isEqualTo("node");
        assertThat(answer(api, "CheckoutLicense", request)).isEqualTo(first);
        assertThat(answer(api, "CheckoutLicense", request.replace("'a'", "'b'"))
                        .path("__type")
                        .asText())
                .isEqualTo("NoEntitlementsAllowedException");
    }

    private static Handler api() {
        return new LicenseManagerApi(
                ReferenceOptions.defaults().contract(),
                new LicenseStore(Clock.systemUTC()),
                new GrantRules(),
                WorkflowDelay.of(Duration.ZERO));
    }

    private static JsonNode answer(Handler api, String operation, String members) throws IOException {
        return api.handle(call(operation, members)).body();
    }

    /** Returns the last value of a request after its call. */
    private static WeakReference<JsonNode> lastOfAnswered(Handler api, String operation, String members)
            throws IOException {
        ApiCall call = call(operation, members);
        JsonNode response = api.handle(call).body();
        assertThat(response.path("__type").isMissingNode())
                .as(response.toString())
                .isTrue();
        JsonNode value = call.body();
        while (value.isContainerNode()) {
            JsonNode around = value;
            value = StreamSupport.stream(around.spliterator(), false)
                    .reduce((before, after) -> after)
                    .orElseThrow();
        }
        return new WeakReference<>(value);
    }

    private static ApiCall call(String operation, String members) throws IOException {
        ObjectNode body = (ObjectNode) JSON.readTree("{" + members.replace('\'', '"') + "}");
        return new ApiCall("111111111111", "us-east-1", operation, body);
    }

    private static Filter product(String sku) {
        return Filter.builder().name("ProductSKU").values(sku).build();
    }

    private static String checkOut(int seats) {
        return grantee.checkoutLicense(r -> r.productSKU("sku-checkout")
                        .checkoutType("PROVISIONAL")
                        .keyFingerprint("aws:111111111111:issuer:issuer-fingerprint")
                        .clientToken(token())
                        .entitlements(EntitlementData.builder()
                                .name("seats")
                                .unit("Count")
                                .value("" + seats)
                                .build()))
                .licenseConsumptionToken();
    }

    private static Grant read(String arn) {
        return grantor.getGrant(r -> r.grantArn(arn)).grant();
    }

    private static void settled(String arn, GrantStatus status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> read(arn).grantStatus() == status);
    }

    private static CreateGrantResponse grant(String license) {
        return grant(license, token());
    }

    private static CreateGrantResponse grant(String license, String token) {
        return grantor.createGrant(r -> r.clientToken(token)
                .grantName("first")
                .licenseArn(license)
                .principals("arn:aws:iam::222222222222:root")
                .homeRegion("us-east-1")
                .allowedOperations(AllowedOperation.CHECKOUT_LICENSE));
    }

    private static String license(String sku) {
        return SdkClients.license(grantor, sku);
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    private static LicenseManagerClient client(String key, String secret) {
        return SdkClients.of(reference.endpoint(), key, secret);
    }
}
