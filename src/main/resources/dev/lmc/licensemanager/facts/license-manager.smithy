$version: "2.0"

// AWS License Manager, API version 2018-08-01: the nine grant operations and their set-up operations.
// This file holds the whole history. `@since` dates additions, and `@formerly` describes earlier definitions. The API of a
// date is reconstructed from both. Shapes and members without either have not changed since the first revision.
// Patterns are written as in the service model; the whole value must match.

// The revisions of the service model since the nine operations exist.
metadata revisions = [
    {date: "2020-12-03", summary: "The nine operations and the operations on licenses, checkouts and tokens"}
    {date: "2020-12-04", summary: "No changes to the operations of this file"}
    {date: "2021-03-05", summary: "No changes to the operations of this file"}
    {date: "2021-05-18", summary: "ARNs of the China, GovCloud and isolated partitions; report generators"}
    {date: "2021-06-23", summary: "WORKFLOW_COMPLETED, reasons for a status, a limit and a pattern for ClientToken"}
    {date: "2021-08-16", summary: "Perpetual checkouts"}
    {date: "2021-09-22", summary: "Conversion of license types; no changes to the operations of this file"}
    {date: "2021-09-24", summary: "LicenseArn in the response of CheckoutLicense"}
    {date: "2022-11-11", summary: "Organization-wide lists; no changes to the operations of this file"}
    {date: "2023-04-03", summary: "Options of a grant: what activation does to other active grants"}
    {date: "2025-05-13", summary: "Tags on grants and licenses when they are created; eight allowed operations instead of seven"}
    {date: "2025-06-24", summary: "ARNs of every partition whose name begins with aws"}
    {date: "2025-11-20", summary: "ValidationException on the tag operations; license asset groups"}
    {date: "2026-07-10", summary: "ResetUsage in CreateLicenseVersion"}
    // Documented, but in no published model yet: limits and responses are unknown. The date is that of its first sighting.
    {date: "2026-11-01", summary: "GrantType in CreateGrant: buyer grants and delegate grants", provisional: true}
]

// Where the live service deviates from its own model. Each entry extends what is accepted in responses, never in requests.
metadata errata = [
    {
        id: "create-time-in-epoch-seconds"
        where: "License.CreateTime, GrantedLicense.CreateTime"
        accepts: "seconds since 1970-01-01T00:00:00Z as a decimal string, besides the modelled ISO 8601 date-time"
        source: "observed: hashicorp/terraform-provider-aws parses it so; get-license output in the EKS Anywhere documentation"
        members: ["License$CreateTime", "GrantedLicense$CreateTime"]
        target: "EpochSeconds"
    }
    {
        id: "next-token-at-the-end"
        where: "NextToken in the response of a list operation"
        accepts: "null or an empty string on the last page, besides an absent member"
        source: "assumed: the model leaves the form of the last page open, and SDKs treat all three alike"
        members: [
            "ListDistributedGrantsResponse$NextToken"
            "ListReceivedGrantsResponse$NextToken"
            "ListReceivedLicensesResponse$NextToken"
            "ListLicensesResponse$NextToken"
        ]
        nulls: true
    }
    {
        id: "status-of-errors"
        where: "HTTP status of AccessDeniedException, AuthorizationException, RateLimitExceededException, ConflictException"
        accepts: "400 besides the modelled status; also 403 for AccessDeniedException"
        source: "docs: the API reference gives 400 where the Smithy model gives 401, 403 and 429; the rest by analogy"
        statuses: {
            AccessDeniedException: [400, 403]
            AuthorizationException: [400]
            RateLimitExceededException: [400]
            ConflictException: [400]
        }
    }
    {
        id: "name-of-the-message"
        where: "Message of an error"
        accepts: "message in lower case, and no message at all"
        source: "assumed: errors raised in front of the service follow the habit of AWS JSON 1.1, which spells it in lower case"
        aliases: {message: "Message"}
    }
    {
        id: "errors-beside-the-model"
        where: "errors of the nine grant operations"
        accepts: "ResourceNotFoundException and ConflictException, which the model does not list for them"
        source: "observed: error lists patched after live probes in alchemy-run/distilled; duplicate grants in AWS samples"
        operations: [
            "AcceptGrant"
            "CreateGrant"
            "CreateGrantVersion"
            "DeleteGrant"
            "GetGrant"
            "ListDistributedGrants"
            "ListReceivedGrants"
            "ListReceivedLicenses"
            "RejectGrant"
        ]
        errors: ["ResourceNotFoundException", "ConflictException"]
    }
    {
        id: "redirect-to-the-home-region"
        where: "errors of CreateGrant"
        accepts: "RedirectException, which the model lists only for operations on licenses"
        source: "assumed: a grant, like its license, is created in the license's home Region"
        operations: ["CreateGrant"]
        errors: ["RedirectException"]
    }
    {
        id: "license-not-found"
        where: "errors of GetLicense"
        accepts: "ResourceNotFoundException, which the model does not list for it"
        source: "observed: error lists patched after live probes in alchemy-run/distilled"
        operations: ["GetLicense"]
        errors: ["ResourceNotFoundException"]
    }
]

// Errors raised in front of the service: signature, parsing, routing, load. Any operation may return them.
metadata commonErrors = {
    shape: "CommonError"
    codes: [
        {code: "MissingAuthenticationTokenException", statuses: [400, 403], when: "the request is not signed"}
        {code: "MissingAuthenticationToken", statuses: [400, 403], when: "the request is not signed"}
        {code: "UnrecognizedClientException", statuses: [400, 403], when: "the access key or session token is unknown"}
        {code: "InvalidClientTokenId", statuses: [400, 403], when: "the access key is unknown"}
        {code: "IncompleteSignatureException", statuses: [400], when: "the Authorization header is malformed"}
        {code: "IncompleteSignature", statuses: [400], when: "the Authorization header is malformed"}
        {code: "InvalidSignatureException", statuses: [400, 403], when: "the signature is wrong"}
        {code: "SignatureDoesNotMatch", statuses: [400, 403], when: "the signature is wrong"}
        {code: "UnknownOperation", statuses: [400, 404], when: "X-Amz-Target names no operation"}
        {code: "UnsupportedMediaTypeException", statuses: [400, 415], when: "the content type is not the protocol's"}
        {code: "ExpiredTokenException", statuses: [400, 403], when: "the credentials have expired"}
        {code: "AccessDeniedException", statuses: [400, 401, 403], when: "a policy forbids the call"}
        {code: "UnknownOperationException", statuses: [400, 404], when: "X-Amz-Target is absent or names no operation"}
        {code: "InvalidAction", statuses: [400, 404], when: "X-Amz-Target names no operation"}
        {code: "MissingAction", statuses: [400, 404], when: "X-Amz-Target is absent"}
        {code: "SerializationException", statuses: [400], when: "the body is not JSON, or has a wrong JSON type"}
        {code: "ThrottlingException", statuses: [400], when: "too many calls"}
        {code: "InternalFailure", statuses: [500], when: "an internal error occurred"}
        {code: "ServiceUnavailable", statuses: [503], when: "the service is temporarily unavailable"}
    ]
}

namespace dev.lmc.licensemanager

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsJson1_1

/// The definition of a shape, member or operation until a date, oldest entry first. An entry replaces only what it names.
@trait(selector: ":is(string, list, operation, structure > member)")
list formerly {
    member: Former
}

@private
structure Former {
    /// The revision that ended it.
    @required
    before: String

    pattern: String

    min: Long

    max: Long

    /// The shape that the member had.
    @idRef(failWhenMissing: true)
    target: String

    /// Errors that the operation did not yet list.
    withoutErrors: ErrorIds
}

@private
list ErrorIds {
    @idRef(failWhenMissing: true, selector: "structure [trait|error]")
    member: String
}

/// Licenses that sellers issue, and the grants through which accounts, organizations and units share them.
@awsJson1_1
@service(
    sdkId: "License Manager"
    arnNamespace: "license-manager"
    endpointPrefix: "license-manager"
    cloudTrailEventSource: "license-manager.amazonaws.com"
)
@sigv4(name: "license-manager")
@title("AWS License Manager")
service AWSLicenseManager {
    version: "2018-08-01"
    operations: [
        AcceptGrant
        CheckInLicense
        CheckoutLicense
        CreateGrant
        CreateGrantVersion
        CreateLicense
        CreateLicenseVersion
        DeleteGrant
        DeleteLicense
        GetGrant
        GetLicense
        ListDistributedGrants
        ListLicenses
        ListReceivedGrants
        ListReceivedLicenses
        ListTagsForResource
        RejectGrant
        TagResource
        UntagResource
    ]
}

// The nine operations on grants

/// Accepts a grant as its grantee. The grant can then be activated.
@tags(["specified"])
operation AcceptGrant {
    input: AcceptGrantRequest
    output: AcceptGrantResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure AcceptGrantRequest {
    @required
    GrantArn: Arn
}

structure AcceptGrantResponse {
    GrantArn: Arn
    Status: GrantStatus
    Version: String
}

/// Shares the use of a license with one principal: an account, an organization or an organizational unit.
@tags(["specified"])
operation CreateGrant {
    input: CreateGrantRequest
    output: CreateGrantResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure CreateGrantRequest {
    @required
    @formerly([{before: "2021-06-23", target: String}])
    ClientToken: ClientToken

    @required
    GrantName: String

    @required
    LicenseArn: Arn

    @required
    Principals: PrincipalArnList

    @required
    HomeRegion: String

    @required
    AllowedOperations: AllowedOperationList

    @since("2025-05-13")
    Tags: TagList

    @since("2026-11-01")
    GrantType: GrantType
}

structure CreateGrantResponse {
    GrantArn: Arn
    Status: GrantStatus
    Version: String
}

/// Changes the name, the allowed operations or the status of a grant, and creates a new version of it.
@tags(["specified"])
operation CreateGrantVersion {
    input: CreateGrantVersionRequest
    output: CreateGrantVersionResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure CreateGrantVersionRequest {
    @required
    @formerly([{before: "2021-06-23", target: String}])
    ClientToken: ClientToken

    @required
    GrantArn: Arn

    GrantName: String

    AllowedOperations: AllowedOperationList

    Status: GrantStatus

    @since("2021-06-23")
    StatusReason: StatusReasonMessage

    SourceVersion: String

    @since("2023-04-03")
    Options: Options
}

structure CreateGrantVersionResponse {
    GrantArn: Arn
    Status: GrantStatus
    Version: String
}

/// Deletes a grant for good, as its grantor.
@tags(["specified"])
operation DeleteGrant {
    input: DeleteGrantRequest
    output: DeleteGrantResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure DeleteGrantRequest {
    @required
    GrantArn: Arn

    @since("2021-06-23")
    StatusReason: StatusReasonMessage

    @required
    Version: String
}

structure DeleteGrantResponse {
    GrantArn: Arn
    Status: GrantStatus
    Version: String
}

/// Returns one grant: its latest version, or the requested version.
@tags(["specified"])
operation GetGrant {
    input: GetGrantRequest
    output: GetGrantResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure GetGrantRequest {
    @required
    GrantArn: Arn

    Version: String
}

structure GetGrantResponse {
    Grant: Grant
}

/// Lists the grants that the caller has created.
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults", items: "Grants")
@tags(["specified"])
operation ListDistributedGrants {
    input: ListDistributedGrantsRequest
    output: ListDistributedGrantsResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure ListDistributedGrantsRequest {
    GrantArns: ArnList
    Filters: FilterList
    NextToken: String
    MaxResults: MaxSize100
}

structure ListDistributedGrantsResponse {
    Grants: GrantList
    NextToken: String
}

/// Lists the grants that the caller has received.
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults", items: "Grants")
@tags(["specified"])
operation ListReceivedGrants {
    input: ListReceivedGrantsRequest
    output: ListReceivedGrantsResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure ListReceivedGrantsRequest {
    GrantArns: ArnList
    Filters: FilterList
    NextToken: String
    MaxResults: MaxSize100
}

structure ListReceivedGrantsResponse {
    Grants: GrantList
    NextToken: String
}

/// Lists the licenses that the caller may use through grants.
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults", items: "Licenses")
@tags(["specified"])
operation ListReceivedLicenses {
    input: ListReceivedLicensesRequest
    output: ListReceivedLicensesResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure ListReceivedLicensesRequest {
    LicenseArns: ArnList
    Filters: FilterList
    NextToken: String
    MaxResults: MaxSize100
}

structure ListReceivedLicensesResponse {
    Licenses: GrantedLicenseList
    NextToken: String
}

/// Rejects a grant for good, as its grantee.
@tags(["specified"])
operation RejectGrant {
    input: RejectGrantRequest
    output: RejectGrantResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ResourceLimitExceededException
        ServerInternalException
    ]
}

structure RejectGrantRequest {
    @required
    GrantArn: Arn
}

structure RejectGrantResponse {
    GrantArn: Arn
    Status: GrantStatus
    Version: String
}

// Set-up operations

/// Issues a license.
@tags(["set-up"])
operation CreateLicense {
    input: CreateLicenseRequest
    output: CreateLicenseResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        RedirectException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure CreateLicenseRequest {
    @required
    LicenseName: String

    @required
    ProductName: String

    @required
    ProductSKU: String

    @required
    Issuer: Issuer

    @required
    HomeRegion: String

    @required
    Validity: DatetimeRange

    @required
    Entitlements: EntitlementList

    @required
    Beneficiary: String

    @required
    ConsumptionConfiguration: ConsumptionConfiguration

    LicenseMetadata: MetadataList

    @required
    @formerly([{before: "2021-06-23", target: String}])
    ClientToken: ClientToken

    @since("2025-05-13")
    Tags: TagList
}

structure CreateLicenseResponse {
    LicenseArn: Arn
    Status: LicenseStatus
    Version: String
}

/// Changes a license, and creates a new version of it.
@tags(["set-up"])
operation CreateLicenseVersion {
    input: CreateLicenseVersionRequest
    output: CreateLicenseVersionResponse
    errors: [
        ValidationException
        ResourceNotFoundException
        ConflictException
        RedirectException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure CreateLicenseVersionRequest {
    @required
    LicenseArn: Arn

    @required
    LicenseName: String

    @required
    ProductName: String

    @required
    Issuer: Issuer

    @required
    HomeRegion: String

    @required
    Validity: DatetimeRange

    LicenseMetadata: MetadataList

    @required
    Entitlements: EntitlementList

    @required
    ConsumptionConfiguration: ConsumptionConfiguration

    @required
    Status: LicenseStatus

    @required
    @formerly([{before: "2021-06-23", target: String}])
    ClientToken: ClientToken

    SourceVersion: String

    @since("2026-07-10")
    ResetUsage: Boolean
}

structure CreateLicenseVersionResponse {
    LicenseArn: Arn
    Version: String
    Status: LicenseStatus
}

/// Returns one license: its latest version, or the requested version.
@tags(["set-up"])
operation GetLicense {
    input: GetLicenseRequest
    output: GetLicenseResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure GetLicenseRequest {
    @required
    LicenseArn: Arn

    Version: String
}

structure GetLicenseResponse {
    License: License
}

/// Deletes a license.
@tags(["set-up"])
operation DeleteLicense {
    input: DeleteLicenseRequest
    output: DeleteLicenseResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        ConflictException
        RedirectException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure DeleteLicenseRequest {
    @required
    LicenseArn: Arn

    @required
    SourceVersion: String
}

structure DeleteLicenseResponse {
    Status: LicenseDeletionStatus
    DeletionDate: ISO8601DateTime
}

/// Lists the licenses that the caller has issued.
@paginated(inputToken: "NextToken", outputToken: "NextToken", pageSize: "MaxResults", items: "Licenses")
@tags(["set-up"])
operation ListLicenses {
    input: ListLicensesRequest
    output: ListLicensesResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure ListLicensesRequest {
    LicenseArns: ArnList
    Filters: FilterList
    NextToken: String
    MaxResults: MaxSize100
}

structure ListLicensesResponse {
    Licenses: LicenseList
    NextToken: String
}

/// Checks out entitlements of a license.
@formerly([{before: "2021-06-23", withoutErrors: [InvalidParameterValueException]}])
@tags(["set-up"])
operation CheckoutLicense {
    input: CheckoutLicenseRequest
    output: CheckoutLicenseResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        ResourceNotFoundException
        NoEntitlementsAllowedException
        UnsupportedDigitalSignatureMethodException
        RedirectException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure CheckoutLicenseRequest {
    @required
    ProductSKU: String

    @required
    CheckoutType: CheckoutType

    @required
    KeyFingerprint: String

    @required
    Entitlements: EntitlementDataList

    @required
    ClientToken: ClientToken

    Beneficiary: String

    NodeId: String
}

structure CheckoutLicenseResponse {
    CheckoutType: CheckoutType

    LicenseConsumptionToken: String

    EntitlementsAllowed: EntitlementDataList

    SignedToken: SignedToken

    NodeId: String

    IssuedAt: ISO8601DateTime

    Expiration: ISO8601DateTime

    @since("2021-09-24")
    LicenseArn: String
}

/// Checks in entitlements that were checked out.
@formerly([{before: "2021-06-23", withoutErrors: [InvalidParameterValueException]}])
@tags(["set-up"])
operation CheckInLicense {
    input: CheckInLicenseRequest
    output: CheckInLicenseResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        ResourceNotFoundException
        ConflictException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure CheckInLicenseRequest {
    @required
    LicenseConsumptionToken: String

    Beneficiary: String
}

structure CheckInLicenseResponse {}

/// Adds tags to a license or a grant.
@formerly([{before: "2025-11-20", withoutErrors: [ValidationException]}])
@tags(["set-up"])
operation TagResource {
    input: TagResourceRequest
    output: TagResourceResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure TagResourceRequest {
    @required
    ResourceArn: String

    @required
    Tags: TagList
}

structure TagResourceResponse {}

/// Removes tags from a license or a grant.
@formerly([{before: "2025-11-20", withoutErrors: [ValidationException]}])
@tags(["set-up"])
operation UntagResource {
    input: UntagResourceRequest
    output: UntagResourceResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure UntagResourceRequest {
    @required
    ResourceArn: String

    @required
    TagKeys: TagKeyList
}

structure UntagResourceResponse {}

/// Lists the tags of a license or a grant.
@formerly([{before: "2025-11-20", withoutErrors: [ValidationException]}])
@tags(["set-up"])
operation ListTagsForResource {
    input: ListTagsForResourceRequest
    output: ListTagsForResourceResponse
    errors: [
        ValidationException
        InvalidParameterValueException
        AuthorizationException
        AccessDeniedException
        RateLimitExceededException
        ServerInternalException
    ]
}

structure ListTagsForResourceRequest {
    @required
    ResourceArn: String
}

structure ListTagsForResourceResponse {
    Tags: TagList
}

// Grants

structure Grant {
    @required
    GrantArn: Arn

    @required
    GrantName: String

    @required
    ParentArn: Arn

    @required
    LicenseArn: Arn

    @required
    GranteePrincipalArn: Arn

    @required
    HomeRegion: String

    @required
    GrantStatus: GrantStatus

    @formerly([{before: "2021-06-23", target: String}])
    StatusReason: StatusReasonMessage

    @required
    Version: String

    @required
    GrantedOperations: AllowedOperationList

    @since("2023-04-03")
    Options: Options
}

list GrantList {
    member: Grant
}

structure Options {
    @since("2023-04-03")
    ActivationOverrideBehavior: ActivationOverrideBehavior
}

enum ActivationOverrideBehavior {
    @since("2023-04-03")
    DISTRIBUTED_GRANTS_ONLY

    @since("2023-04-03")
    ALL_GRANTS_PERMITTED_BY_ISSUER
}

enum GrantStatus {
    PENDING_WORKFLOW

    PENDING_ACCEPT

    REJECTED

    ACTIVE

    FAILED_WORKFLOW

    DELETED

    PENDING_DELETE

    DISABLED

    @since("2021-06-23")
    WORKFLOW_COMPLETED
}

enum ReceivedStatus {
    PENDING_WORKFLOW

    PENDING_ACCEPT

    REJECTED

    ACTIVE

    FAILED_WORKFLOW

    DELETED

    DISABLED

    @since("2021-06-23")
    WORKFLOW_COMPLETED
}

@length(max: 400)
@pattern("[\\s\\S]+")
@suppress(["PatternTrait"])
string StatusReasonMessage

@formerly([{before: "2025-05-13", max: 7}])
@length(min: 1, max: 8)
list AllowedOperationList {
    member: AllowedOperation
}

enum AllowedOperation {
    CREATE_GRANT = "CreateGrant"
    CHECKOUT_LICENSE = "CheckoutLicense"
    CHECKOUT_BORROW_LICENSE = "CheckoutBorrowLicense"
    CHECK_IN_LICENSE = "CheckInLicense"
    EXTEND_CONSUMPTION_LICENSE = "ExtendConsumptionLicense"
    LIST_PURCHASED_LICENSES = "ListPurchasedLicenses"
    CREATE_TOKEN = "CreateToken"

    @since("2026-11-01")
    LIST_RECEIVED_LICENSES = "ListReceivedLicenses"
}

enum GrantType {
    /// The grantee uses, consumes and distributes the license as the allowed operations permit. The default.
    @since("2026-11-01")
    BUYER_GRANT = "BuyerGrant"

    /// The grantee sees the licenses and grants that the caller has distributed for a product, and gets no entitlement.
    @since("2026-11-01")
    DELEGATE_GRANT = "DelegateGrant"
}

@length(min: 1, max: 1)
list PrincipalArnList {
    member: Arn
}

// Licenses

structure License {
    LicenseArn: Arn
    LicenseName: String
    ProductName: String
    ProductSKU: String
    Issuer: IssuerDetails
    HomeRegion: String
    Status: LicenseStatus
    Validity: DatetimeRange
    Beneficiary: String
    Entitlements: EntitlementList
    ConsumptionConfiguration: ConsumptionConfiguration
    LicenseMetadata: MetadataList
    CreateTime: ISO8601DateTime
    Version: String
}

list LicenseList {
    member: License
}

structure GrantedLicense {
    LicenseArn: Arn
    LicenseName: String
    ProductName: String
    ProductSKU: String
    Issuer: IssuerDetails
    HomeRegion: String
    Status: LicenseStatus
    Validity: DatetimeRange
    Beneficiary: String
    Entitlements: EntitlementList
    ConsumptionConfiguration: ConsumptionConfiguration
    LicenseMetadata: MetadataList
    CreateTime: ISO8601DateTime
    Version: String
    ReceivedMetadata: ReceivedMetadata
}

list GrantedLicenseList {
    member: GrantedLicense
}

structure ReceivedMetadata {
    ReceivedStatus: ReceivedStatus

    @since("2021-06-23")
    ReceivedStatusReason: StatusReasonMessage

    AllowedOperations: AllowedOperationList
}

enum LicenseStatus {
    AVAILABLE
    PENDING_AVAILABLE
    DEACTIVATED
    SUSPENDED
    EXPIRED
    PENDING_DELETE
    DELETED
}

enum LicenseDeletionStatus {
    PENDING_DELETE
    DELETED
}

structure Issuer {
    @required
    Name: String

    SignKey: String
}

structure IssuerDetails {
    Name: String
    SignKey: String
    KeyFingerprint: String
}

structure DatetimeRange {
    @required
    Begin: ISO8601DateTime

    End: ISO8601DateTime
}

structure Entitlement {
    @required
    Name: String

    Value: String

    MaxCount: Long

    Overage: Boolean

    @required
    Unit: EntitlementUnit

    AllowCheckIn: Boolean
}

list EntitlementList {
    member: Entitlement
}

structure ConsumptionConfiguration {
    RenewType: RenewType
    ProvisionalConfiguration: ProvisionalConfiguration
    BorrowConfiguration: BorrowConfiguration
}

structure ProvisionalConfiguration {
    @required
    MaxTimeToLiveInMinutes: Integer
}

structure BorrowConfiguration {
    @required
    AllowEarlyCheckIn: Boolean

    @required
    MaxTimeToLiveInMinutes: Integer
}

enum RenewType {
    NONE = "None"
    WEEKLY = "Weekly"
    MONTHLY = "Monthly"
}

structure Metadata {
    Name: String
    Value: String
}

list MetadataList {
    member: Metadata
}

enum EntitlementUnit {
    COUNT = "Count"
    NONE = "None"
    SECONDS = "Seconds"
    MICROSECONDS = "Microseconds"
    MILLISECONDS = "Milliseconds"
    BYTES = "Bytes"
    KILOBYTES = "Kilobytes"
    MEGABYTES = "Megabytes"
    GIGABYTES = "Gigabytes"
    TERABYTES = "Terabytes"
    BITS = "Bits"
    KILOBITS = "Kilobits"
    MEGABITS = "Megabits"
    GIGABITS = "Gigabits"
    TERABITS = "Terabits"
    PERCENT = "Percent"
    BYTES_PER_SECOND = "Bytes/Second"
    KILOBYTES_PER_SECOND = "Kilobytes/Second"
    MEGABYTES_PER_SECOND = "Megabytes/Second"
    GIGABYTES_PER_SECOND = "Gigabytes/Second"
    TERABYTES_PER_SECOND = "Terabytes/Second"
    BITS_PER_SECOND = "Bits/Second"
    KILOBITS_PER_SECOND = "Kilobits/Second"
    MEGABITS_PER_SECOND = "Megabits/Second"
    GIGABITS_PER_SECOND = "Gigabits/Second"
    TERABITS_PER_SECOND = "Terabits/Second"
    COUNT_PER_SECOND = "Count/Second"
}

// Checkouts

enum CheckoutType {
    PROVISIONAL

    @since("2021-08-16")
    PERPETUAL
}

structure EntitlementData {
    @required
    Name: String

    Value: String

    @required
    Unit: EntitlementDataUnit
}

list EntitlementDataList {
    member: EntitlementData
}

enum EntitlementDataUnit {
    COUNT = "Count"
    NONE = "None"
    SECONDS = "Seconds"
    MICROSECONDS = "Microseconds"
    MILLISECONDS = "Milliseconds"
    BYTES = "Bytes"
    KILOBYTES = "Kilobytes"
    MEGABYTES = "Megabytes"
    GIGABYTES = "Gigabytes"
    TERABYTES = "Terabytes"
    BITS = "Bits"
    KILOBITS = "Kilobits"
    MEGABITS = "Megabits"
    GIGABITS = "Gigabits"
    TERABITS = "Terabits"
    PERCENT = "Percent"
    BYTES_PER_SECOND = "Bytes/Second"
    KILOBYTES_PER_SECOND = "Kilobytes/Second"
    MEGABYTES_PER_SECOND = "Megabytes/Second"
    GIGABYTES_PER_SECOND = "Gigabytes/Second"
    TERABYTES_PER_SECOND = "Terabytes/Second"
    BITS_PER_SECOND = "Bits/Second"
    KILOBITS_PER_SECOND = "Kilobits/Second"
    MEGABITS_PER_SECOND = "Megabits/Second"
    GIGABITS_PER_SECOND = "Gigabits/Second"
    TERABITS_PER_SECOND = "Terabits/Second"
    COUNT_PER_SECOND = "Count/Second"
}

@length(min: 4096)
string SignedToken

// Lists, filters and tags

structure Filter {
    Name: String
    Values: FilterValues
}

list FilterList {
    member: Filter
}

list FilterValues {
    member: String
}

@range(min: 1, max: 100)
integer MaxSize100

structure Tag {
    Key: String
    Value: String
}

list TagList {
    member: Tag
}

list TagKeyList {
    member: String
}

list ArnList {
    member: Arn
}

// String formats

@formerly([
    {
        before: "2021-05-18"
        pattern: "^arn:aws:[A-Za-z0-9][A-Za-z0-9_/.-]{0,62}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}$"
    }
    {
        before: "2025-06-24"
        pattern: "^arn:aws(-(cn|us-gov|iso-b|iso-c|iso-d))?:[A-Za-z0-9][A-Za-z0-9_/.-]{0,62}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}$"
    }
])
@length(max: 2048)
@pattern("^arn:aws[a-zA-Z-]*:[A-Za-z0-9][A-Za-z0-9_/.-]{0,62}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9_/.-]{0,63}:[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,1023}$")
string Arn

@formerly([{before: "2021-06-23", max: 64, pattern: "[a-zA-Z0-9]*"}])
@length(max: 2048)
@pattern("\\S+")
@suppress(["PatternTrait"])
string ClientToken

@length(max: 50)
@pattern("^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[0-1]|0[1-9]|[1-2][0-9])T(2[0-3]|[0-1][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[ 0-3]|[0-1][0-9]):[0-5][0-9])+$")
string ISO8601DateTime

/// Not a shape of the service: the format in which it sends some timestamps, see the errata.
@length(max: 20)
@pattern("[0-9]{1,12}(\\.[0-9]{1,6})?")
@suppress(["PatternTrait"])
string EpochSeconds

// Errors

@error("client")
@httpError(401)
structure AccessDeniedException {
    Message: String
}

@error("client")
@httpError(403)
structure AuthorizationException {
    Message: String
}

@error("client")
@httpError(409)
structure ConflictException {
    Message: String
}

@error("client")
@httpError(400)
structure InvalidParameterValueException {
    Message: String
}

@error("client")
@httpError(400)
structure NoEntitlementsAllowedException {
    Message: String
}

@error("client")
@httpError(429)
structure RateLimitExceededException {
    Message: String
}

@error("client")
@httpError(308)
@suppress(["HttpResponseCodeSemantics"])
structure RedirectException {
    Location: String
    Message: String
}

@error("client")
@httpError(400)
structure ResourceLimitExceededException {
    Message: String
}

@error("client")
@httpError(400)
structure ResourceNotFoundException {
    Message: String
}

@error("server")
@httpError(500)
structure ServerInternalException {
    Message: String
}

@error("client")
@httpError(400)
structure UnsupportedDigitalSignatureMethodException {
    Message: String
}

@error("client")
@httpError(400)
structure ValidationException {
    Message: String
}

/// Not a shape of the service: the body of errors raised in front of it, besides undocumented members.
structure CommonError {
    Message: String
}
