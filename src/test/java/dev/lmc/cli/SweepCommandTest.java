package dev.lmc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.Reference;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.SdkClients;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;
import software.amazon.awssdk.services.licensemanager.model.AllowedOperation;

/** {@code lmc sweep} with ledgers of all kinds. */
class SweepCommandTest {
    private static final String PREFIX = "lmc-0123456789ab";

    private final StringWriter told = new StringWriter();

    @TempDir
    private Path out;

    @Test
    void aGrantThatNoAnswerNamedIsFoundByItsNameOnALicenseOfSomebodyElse() throws IOException {
        try (Reference server = Reference.start(ReferenceOptions.defaults());
                LicenseManagerClient grantor = SdkClients.of(server.endpoint(), "111111111111", "test")) {
            String license = SdkClients.license(grantor, "brought");
            String ours = grant(grantor, license, PREFIX + " grant", "222222222222");
            String foreign = grant(grantor, license, "a grant of somebody", "333333333333");
            Path ledger = ledger(server, "CreateGrant", PREFIX + " grant", license, "");

            assertThat(sweep()).as(told.toString()).isZero();

            assertThat(status(grantor, ours)).isEqualTo("DELETED");
            assertThat(status(grantor, foreign)).startsWith("PENDING_");
            assertThat(grantor.getLicense(r -> r.licenseArn(license)).license().statusAsString())
                    .isEqualTo("AVAILABLE");
            assertThat(ledger).doesNotExist();
        }
    }

    /** A ledger is a file that anybody may have written. */
    @Test
    void aForgedLedgerDeletesNothing() throws IOException {
        try (Reference server = Reference.start(ReferenceOptions.defaults());
                LicenseManagerClient grantor = SdkClients.of(server.endpoint(), "111111111111", "test")) {
            String license = SdkClients.license(grantor, "brought");
            String foreign = grant(grantor, license, "a grant of somebody", "333333333333");
            Path ledger = ledger(server, "CreateGrant", PREFIX + " grant", license, foreign);
            Files.writeString(
                    ledger,
                    """
                    {"entry":2,"operation":"CreateLicense","party":"grantor","account":"111111111111","name":"","within":""}
                    {"entry":2,"arn":"%s"}
                    """
                            .formatted(license),
                    StandardOpenOption.APPEND);

            assertThat(sweep()).isEqualTo(3);

            assertThat(status(grantor, foreign)).startsWith("PENDING_");
            assertThat(grantor.getLicense(r -> r.licenseArn(license)).license().statusAsString())
                    .isEqualTo("AVAILABLE");
            assertThat(told.toString().lines())
                    .containsExactlyInAnyOrder(
                            "left: " + foreign + "; its name is not of run " + PREFIX,
                            "left: " + license + "; its name is not of run " + PREFIX);
            assertThat(ledger).exists();
        }
    }

    @Test
    void aVersionThatIsOutOfDateIsReadAgain() throws IOException {
        Set<String> refused = new HashSet<>();
        try (Reference server = Reference.start(ReferenceOptions.defaults()
                        .within(next -> call -> call.operation().equals("DeleteGrant")
                                        && refused.add(
                                                call.body().path("GrantArn").asText())
                                ? ApiResponse.error(400, "ValidationException", "not the latest version")
                                : next.handle(call)));
                LicenseManagerClient grantor = SdkClients.of(server.endpoint(), "111111111111", "test")) {
            String license = SdkClients.license(grantor, "brought");
            String ours = grant(grantor, license, PREFIX + " grant", "222222222222");
            ledger(server, "CreateGrant", PREFIX + " grant", license, ours);

            assertThat(sweep()).as(told.toString()).isZero();

            assertThat(refused).containsExactly(ours);
            assertThat(status(grantor, ours)).isEqualTo("DELETED");
        }
    }

    @Test
    void theReasonWhyAResourceIsLeftIsReported() throws IOException {
        try (Reference server = Reference.start(ReferenceOptions.defaults()
                        .within(next -> call -> call.operation().equals("DeleteGrant")
                                ? ApiResponse.error(403, "AccessDeniedException", "not allowed")
                                : next.handle(call)));
                LicenseManagerClient grantor = SdkClients.of(server.endpoint(), "111111111111", "test")) {
            String license = SdkClients.license(grantor, "brought");
            String ours = grant(grantor, license, PREFIX + " grant", "222222222222");
            Path ledger = ledger(server, "CreateGrant", PREFIX + " grant", license, ours);
            assertThat(sweep()).isEqualTo(3);
            assertThat(told.toString())
                    .isEqualTo("left: " + ours + "; DeleteGrant returned 403 AccessDeniedException: \"not allowed\"\n");
            assertThat(ledger).exists();
        }
    }

    @Test
    void resourcesThatCannotBeLookedForAreReportedAndStayInTheLedger() throws IOException {
        try (Reference server = Reference.start(ReferenceOptions.defaults()
                .within(next -> call -> call.operation().equals("ListLicenses")
                        ? ApiResponse.error(400, "UnknownOperationException", null)
                        : next.handle(call)))) {
            Path ledger = ledger(server, "CreateLicense", PREFIX + " license", "", "");
            assertThat(sweep()).isEqualTo(3);
            assertThat(told.toString())
                    .isEqualTo("not deleted, if it exists: no response returned its ARN; ListLicenses returned 400"
                            + " UnknownOperationException\n");
            assertThat(ledger).exists();
        }
    }

    @Test
    void aListThatRepeatsItsTokenIsAbandoned() throws IOException {
        AtomicInteger lists = new AtomicInteger();
        try (Reference server = Reference.start(ReferenceOptions.defaults().within(next -> call -> {
            if (!call.operation().equals("ListLicenses")) {
                return next.handle(call);
            }
            lists.incrementAndGet();
            ObjectNode page = JsonNodeFactory.instance.objectNode().put("NextToken", "again");
            page.putArray("Licenses");
            return ApiResponse.ok(page);
        }))) {
            Path ledger = ledger(server, "CreateLicense", PREFIX + " license", "", "");
            assertThat(sweep()).isEqualTo(3);
            assertThat(told.toString()).endsWith("ListLicenses does not end\n");
            assertThat(lists).hasValue(2);
            assertThat(ledger).exists();
        }
    }

    /** Where the run was not, nothing would be found, and the ledger would be deleted. */
    @Test
    void anotherTargetThanThatOfTheRunIsRefused() throws IOException {
        try (Reference server = Reference.start(ReferenceOptions.defaults());
                Reference other = Reference.start(ReferenceOptions.defaults())) {
            Path ledger = ledger(server, "CreateLicense", PREFIX + " license", "", "");
            assertThat(lmc("sweep", "--out", out.toString(), "--region", "eu-west-1"))
                    .isEqualTo(2);
            assertThat(lmc(
                            "sweep",
                            "--out",
                            out.toString(),
                            "--endpoint",
                            other.endpoint().toString()))
                    .isEqualTo(2);
            assertThat(lmc("sweep", "--out", out.toString(), "--aws", "--grantor", "default"))
                    .isEqualTo(2);
            assertThat(told.toString())
                    .isEqualTo(String.join(
                            "\n",
                            "lmc: --region eu-west-1 is not us-east-1, where the run of " + ledger + " was",
                            "lmc: --endpoint " + other.endpoint() + " is not " + server.endpoint()
                                    + ", where the run of " + ledger + " was",
                            "lmc: " + ledger + " belongs to a run on " + server.endpoint() + ": omit --aws",
                            ""));
            assertThat(ledger).exists();
            String address = server.endpoint().toString().replaceFirst("/$", "");
            assertThat(lmc("sweep", "--out", out.toString(), "--endpoint", address))
                    .isZero();
        }
    }

    @Test
    void theLedgersOfOneDirectoryMayBelongToDifferentServers() throws IOException {
        try (Reference one = Reference.start(ReferenceOptions.defaults());
                Reference two = Reference.start(ReferenceOptions.defaults());
                LicenseManagerClient grantor = SdkClients.of(two.endpoint(), "111111111111", "test")) {
            ledger(one, "CreateLicense", PREFIX + " license", "", "");
            Files.move(out.resolve("ledger-" + PREFIX + ".ndjson"), out.resolve("ledger-lmc-0.ndjson"));
            String license = SdkClients.license(grantor, "brought");
            String ours = grant(grantor, license, PREFIX + " grant", "222222222222");
            ledger(two, "CreateGrant", PREFIX + " grant", license, ours);

            assertThat(sweep()).as(told.toString()).isZero();

            assertThat(status(grantor, ours)).isEqualTo("DELETED");
            assertThat(out).isEmptyDirectory();
        }
    }

    @Test
    void aRunOnAwsIsNotLookedForElsewhere() throws IOException {
        try (Reference server = Reference.start(ReferenceOptions.defaults())) {
            Path emulator = ledger(server, "CreateLicense", PREFIX + " license", "", "");
            Path aws = out.resolve("ledger-lmc-ffffffffffff.ndjson");
            Files.writeString(
                    aws,
                    Files.readString(emulator)
                            .replace("\"emulator\"", "\"aws\"")
                            .replace(server.endpoint().toString(), "https://license-manager.us-east-1.amazonaws.com/"));
            assertThat(sweep()).isEqualTo(2);
            assertThat(told.toString())
                    .endsWith("lmc: " + aws + " belongs to a run on AWS: add --aws and the same parties\n");
            assertThat(aws).exists();
        }
    }

    @Test
    void aResourceThatIsAlreadyGoneIsNotCountedAsDeleted() throws IOException {
        try (Reference server = Reference.start(ReferenceOptions.defaults())) {
            ledger(
                    server,
                    "CreateLicense",
                    PREFIX + " license",
                    "",
                    "arn:aws:license-manager::111111111111:license:l-00000000000000000000000000000000");
            assertThat(sweep()).isZero();
            assertThat(told.toString()).isEqualTo("lmc: nothing of run " + PREFIX + " is left; 0 deleted\n");
        }
    }

    /** A killed run may leave an incomplete last line. */
    @Test
    void anUnreadableLineIsRefusedUnlessItIsTheLast() throws IOException {
        try (Reference server = Reference.start(ReferenceOptions.defaults())) {
            Path ledger = ledger(server, "CreateLicense", PREFIX + " license", "", "");
            String end = "{\"entry\":1,\"gone\":true}\n";
            Files.writeString(ledger, end + "{\"entry\":2,\"oper" + "{\"entry\":3}\n" + end, StandardOpenOption.APPEND);
            assertThat(sweep()).isEqualTo(2);
            assertThat(told.toString())
                    .isEqualTo("lmc: line 4 of the ledger " + ledger + " is not JSON: correct or delete it\n");
            assertThat(ledger).exists();
            Files.writeString(ledger, Files.readString(ledger).replaceFirst("\\{\"entry\":3}\n.*\n", ""));
            assertThat(sweep()).as(told.toString()).isZero();
        }
    }

    @Test
    void anInvalidLedgerIsRefusedInOneLine() throws IOException {
        Path file = Files.writeString(out.resolve("ledger.txt"), "hello\n");
        assertThat(lmc("sweep", "--ledger", file.toString())).isEqualTo(2);
        assertThat(told.toString()).isEqualTo("lmc: " + file + " is not a ledger of lmc\n");
    }

    private static String grant(LicenseManagerClient grantor, String license, String name, String account) {
        return grantor.createGrant(r -> r.clientToken(name.replace(' ', '-'))
                        .grantName(name)
                        .licenseArn(license)
                        .principals("arn:aws:iam::" + account + ":root")
                        .homeRegion("us-east-1")
                        .allowedOperations(AllowedOperation.CHECKOUT_LICENSE))
                .grantArn();
    }

    private static String status(LicenseManagerClient grantor, String grant) {
        return grantor.getGrant(r -> r.grantArn(grant)).grant().grantStatusAsString();
    }

    private Path ledger(Reference server, String operation, String name, String within, String arn) throws IOException {
        String text =
                """
                {"form":"lmc-ledger/1","prefix":"%s","kind":"emulator","endpoint":"%s","region":"us-east-1"}
                {"entry":1,"operation":"%s","party":"grantor","account":"111111111111","name":"%s","within":"%s"}
                """
                        .formatted(PREFIX, server.endpoint(), operation, name, within);
        String named = arn.isEmpty() ? "" : "{\"entry\":1,\"arn\":\"" + arn + "\"}\n";
        return Files.writeString(out.resolve("ledger-" + PREFIX + ".ndjson"), text + named);
    }

    private int sweep() {
        return lmc("sweep", "--out", out.toString());
    }

    private int lmc(String... args) {
        CommandLine lmc = Lmc.commandLine();
        lmc.setOut(new PrintWriter(told, true));
        lmc.setErr(new PrintWriter(told, true));
        return lmc.execute(args);
    }
}
