package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.target.Party;
import dev.lmc.target.Target;
import dev.lmc.wire.TargetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;
import software.amazon.awssdk.services.licensemanager.model.AcceptGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.CheckInLicenseRequest;
import software.amazon.awssdk.services.licensemanager.model.CheckoutLicenseRequest;
import software.amazon.awssdk.services.licensemanager.model.CreateGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.CreateGrantVersionRequest;
import software.amazon.awssdk.services.licensemanager.model.CreateLicenseRequest;
import software.amazon.awssdk.services.licensemanager.model.CreateLicenseVersionRequest;
import software.amazon.awssdk.services.licensemanager.model.DeleteGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.DeleteLicenseRequest;
import software.amazon.awssdk.services.licensemanager.model.GetGrantRequest;
import software.amazon.awssdk.services.licensemanager.model.GetLicenseRequest;
import software.amazon.awssdk.services.licensemanager.model.ListDistributedGrantsRequest;
import software.amazon.awssdk.services.licensemanager.model.ListReceivedGrantsRequest;
import software.amazon.awssdk.services.licensemanager.model.ListReceivedLicensesRequest;
import software.amazon.awssdk.services.licensemanager.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.licensemanager.model.RejectGrantRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** Maps operation names to the AWS SDK's methods. */
final class SdkOperations {
    private static final Map<String, Method> METHODS = Map.ofEntries(
            method("AcceptGrant", AcceptGrantRequest::builder, (c, b) -> c.acceptGrant(b.build())),
            method("CreateGrant", CreateGrantRequest::builder, (c, b) -> c.createGrant(b.build())),
            method("CreateGrantVersion", CreateGrantVersionRequest::builder, (c, b) -> c.createGrantVersion(b.build())),
            method("DeleteGrant", DeleteGrantRequest::builder, (c, b) -> c.deleteGrant(b.build())),
            method("GetGrant", GetGrantRequest::builder, (c, b) -> c.getGrant(b.build())),
            method(
                    "ListDistributedGrants",
                    ListDistributedGrantsRequest::builder,
                    (c, b) -> c.listDistributedGrants(b.build())),
            method("ListReceivedGrants", ListReceivedGrantsRequest::builder, (c, b) -> c.listReceivedGrants(b.build())),
            method(
                    "ListReceivedLicenses",
                    ListReceivedLicensesRequest::builder,
                    (c, b) -> c.listReceivedLicenses(b.build())),
            method("RejectGrant", RejectGrantRequest::builder, (c, b) -> c.rejectGrant(b.build())),
            method("CreateLicense", CreateLicenseRequest::builder, (c, b) -> c.createLicense(b.build())),
            method(
                    "CreateLicenseVersion",
                    CreateLicenseVersionRequest::builder,
                    (c, b) -> c.createLicenseVersion(b.build())),
            method("CheckoutLicense", CheckoutLicenseRequest::builder, (c, b) -> c.checkoutLicense(b.build())),
            method("CheckInLicense", CheckInLicenseRequest::builder, (c, b) -> c.checkInLicense(b.build())),
            method("DeleteLicense", DeleteLicenseRequest::builder, (c, b) -> c.deleteLicense(b.build())),
            method("GetLicense", GetLicenseRequest::builder, (c, b) -> c.getLicense(b.build())),
            method(
                    "ListTagsForResource",
                    ListTagsForResourceRequest::builder,
                    (c, b) -> c.listTagsForResource(b.build())));

    private SdkOperations() {}

    /** Returns a client with the given HTTP client, without retries and without reading profiles. */
    static LicenseManagerClient client(Target target, Party party, SdkHttpClient way) {
        return LicenseManagerClient.builder()
                .endpointOverride(TargetAddress.PLACEHOLDER)
                .region(Region.of(target.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials(party.keys())))
                .httpClient(way)
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new TargetAddress(target.endpoint()))
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    static Supplier<SdkPojo> invocation(LicenseManagerClient client, String operation, JsonNode request) {
        return () -> METHODS.get(operation).call(client, request);
    }

    private static AwsCredentials credentials(Party.Keys keys) {
        return keys.sessionToken()
                .<AwsCredentials>map(
                        token -> AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), token))
                .orElseGet(() -> AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey()));
    }

    private static <B extends SdkPojo> Map.Entry<String, Method> method(
            String name, Supplier<B> builder, BiFunction<LicenseManagerClient, B, SdkPojo> send) {
        return Map.entry(name, (client, request) -> send.apply(client, SdkRequestFiller.fill(builder.get(), request)));
    }

    private interface Method {
        SdkPojo call(LicenseManagerClient client, JsonNode request);
    }

    /** Fills an AWS SDK builder from a document, using the SDK's field descriptions. */
    private static final class SdkRequestFiller {
        private SdkRequestFiller() {}

        /** @throws IllegalArgumentException for a member unknown to the SDK, which would be lost silently */
        static <B extends SdkPojo> B fill(B builder, JsonNode document) {
            Set<String> left = new HashSet<>();
            document.fieldNames().forEachRemaining(left::add);
            for (SdkField<?> field : builder.sdkFields()) {
                if (left.remove(field.locationName())) {
                    field.set(builder, value(field, document.get(field.locationName())));
                }
            }
            if (!left.isEmpty()) {
                throw new IllegalArgumentException("the AWS SDK does not have the member " + left);
            }
            return builder;
        }

        private static Object value(SdkField<?> field, JsonNode node) {
            MarshallingType<?> type = field.marshallingType();
            if (type == MarshallingType.LIST) {
                SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
                List<Object> values = new ArrayList<>();
                node.forEach(each -> values.add(value(element, each)));
                return values;
            } else if (type == MarshallingType.SDK_POJO) {
                return ((Buildable) fill(field.constructor().get(), node)).build();
            } else if (type == MarshallingType.INTEGER) {
                return node.intValue();
            } else if (type == MarshallingType.LONG) {
                return node.longValue();
            } else if (type == MarshallingType.BOOLEAN) {
                return node.booleanValue();
            }
            return node.textValue();
        }
    }
}
