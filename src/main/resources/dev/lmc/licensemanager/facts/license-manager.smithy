$version: "2.0"

// AWS License Manager, API version 2018-08-01: the nine grant operations and their set-up operations.
// This file holds the whole history. `@since` dates additions, and `@formerly` describes earlier definitions. The API of a
// date is reconstructed from both. Shapes and members without either have not changed since the first revision.
// Patterns are written as in the service model; the whole value must match.

// The revisions of the service model since the nine operations exist.
metadata revisions = [
    {date: "2020-12-03", summary: "The nine operations and the operations on licenses, checkouts and tokens"}
    {date: "2020-12-04", summary: "No change to these operations"}
    {date: "2021-03-05", summary: "No change to these operations"}
    {date: "2021-05-18", summary: "ARNs of the China, GovCloud and isolated partitions; report generators"}
    {date: "2021-06-23", summary: "WORKFLOW_COMPLETED, reasons for a status, a limit and a pattern for ClientToken"}
    {date: "2021-08-16", summary: "Perpetual checkouts"}
    {date: "2021-09-22", summary: "Conversion of license types; no change to these operations"}
    {date: "2021-09-24", summary: "LicenseArn in the response of CheckoutLicense"}
    {date: "2022-11-11", summary: "Organization-wide lists; no change to these operations"}
    {date: "2023-04-03", summary: "Options of a grant: what activation does to other active grants. A filter takes exactly one value; before, the documentation set no number. ListReceivedGrants is documented to list all received grants; before, those not accepted yet"}
    {date: "2025-05-13", summary: "Tags on grants and licenses when they are created; a list of allowed operations can have eight elements instead of seven, although there are still seven values"}
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
        id: "an-operation-only-in-the-documentation"
        where: "allowed operations in responses"
        accepts: "BatchCreateLicenseUsageRecords, which no published model lists"
        source: "docs: the API reference of CreateGrant and Grant listed it as a valid value from about 2022"
        members: ["AllowedOperationList$member"]
        target: "DocumentedOperation"
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
        source: "assumed: services that use AWS JSON 1.1 usually spell it in lower case in errors raised before the call reaches the service"
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

// An introduction for authors of clients: the protocol, and a walk through the operations.
metadata guide = {
    protocol: [
        "Send every call as POST / to https://license-manager.REGION.amazonaws.com. The header X-Amz-Target names the operation, for example AWSLicenseManager.GetGrant; the header Content-Type is application/x-amz-json-1.1. The body is a JSON object that contains the members of the request, or {} if there are none. Member names, enum values and filter names are case-sensitive; leave a member out instead of sending null."
        "Sign each request with AWS Signature Version 4 for the service license-manager and the Region of the endpoint; any AWS SDK does this for you. With temporary credentials, add the session token as the header X-Amz-Security-Token, and sign this header too. The credentials identify the calling account; no member of a request does."
        "The IAM policies of the caller must allow the action license-manager:OPERATION, on the license for CreateGrant and on the grant for AcceptGrant, CreateGrantVersion and DeleteGrant. CreateGrant with Tags also needs license-manager:TagResource. In an account without the service-linked role AWSServiceRoleForAWSLicenseManagerRole, calls have been observed to fail with AccessDeniedException. To create the role, call CreateServiceLinkedRole of IAM with the AWSServiceName license-manager.amazonaws.com, and wait until it has taken effect."
        "A successful response has the status 200, the Content-Type of the request, a JSON object as its body, and the header x-amzn-RequestId. An error has the status 308, 4xx or 5xx. Its member __type contains the code, optionally after a namespace and #; Message or message, if present, contains the message. Rely on the code, not on the HTTP status, about which the AWS documentation is inconsistent. The examples on this page were not recorded on AWS: their ids and messages are invented."
        "The grantor is the account that shares a license; the grantee is the account that receives it. The ARN of a license is arn:aws:license-manager::ACCOUNT:license:l-ID, that of a grant arn:aws:license-manager::ACCOUNT:grant:g-ID; neither has a Region."
        "Send every call that changes a grant or a license to the home Region of the license; this includes AcceptGrant and RejectGrant. Grants and licenses are copied to the other Regions, so reads can be sent there too; how long copying takes is not documented. CreateGrant also names this Region in HomeRegion. If it is sent to another Region or names another one, expect a refusal: a ValidationException with the message that a grant can only be created in the home Region has been observed. What the other calls return in the wrong Region is not documented. For a few seconds after a change, reads may still return the previous state, even in the home Region."
        "Some changes take time. Until a change is complete, responses may contain the status PENDING_WORKFLOW, or PENDING_DELETE during a deletion. Call GetGrant until it returns FAILED_WORKFLOW, or a status that the change leads to with at least the Version of the response. A response with the status or Version from before the change may be stale. After RejectGrant and DeleteGrant, also stop when GetGrant is refused as not found. Set a time limit: for an account, changes take seconds; for an organization, up to an hour."
        "CreateGrant and CreateGrantVersion have a ClientToken. After a time-out, send the same request with the same token again: the documentation says that the token makes this safe, but not what the repeated call returns; the first response is likely. Use a new token for each change: what the same token does in a different request is not documented. AcceptGrant, RejectGrant and DeleteGrant have no token: after a time-out, read the grant with GetGrant before you repeat them."
        "Repeat a call with back-off after RateLimitExceededException, ThrottlingException, ServerInternalException, InternalFailure or ServiceUnavailable."
        "Lists are returned in pages. To get the next page, send the NextToken of the response and leave the other members unchanged. Stop when NextToken is absent, null or empty. A page may be shorter than MaxResults, even empty, and still have a NextToken. The default page size, the order, and how long a NextToken is valid are not documented. A filter has a Name and exactly one value, and selects the elements that have this value; if there are several filters, all must match. Filter names differ between the lists: see the filters of each operation. What a list does with an unknown filter name is not documented: it may ignore the filter or refuse the call."
        "Before you share a new license, call GetLicense with its LicenseArn until the Status of the License in the response is AVAILABLE."
    ]
    messages: [
        {
            title: "A request as sent"
            lines: [
                "POST / HTTP/1.1"
                "Host: license-manager.us-east-1.amazonaws.com"
                "Content-Type: application/x-amz-json-1.1"
                "X-Amz-Target: AWSLicenseManager.AcceptGrant"
                "X-Amz-Date: 20260101T120000Z"
                "Authorization: AWS4-HMAC-SHA256 Credential=KEY/20260101/us-east-1/license-manager/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=..."
                ""
                "{\"GrantArn\": \"arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d\"}"
            ]
        }
        {
            title: "Its response"
            lines: [
                "HTTP/1.1 200 OK"
                "Content-Type: application/x-amz-json-1.1"
                "x-amzn-RequestId: 0f2c4f5e-8b1d-4a57-9c3e-6d7f8a9b0c1d"
                ""
                "{\"GrantArn\": \"arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d\", \"Status\": \"DISABLED\", \"Version\": \"1\"}"
            ]
        }
        {
            title: "An error, if the caller is not the grantee"
            lines: [
                "HTTP/1.1 400 Bad Request"
                "Content-Type: application/x-amz-json-1.1"
                "x-amzn-RequestId: 5a6b7c8d-9e0f-4123-8456-789abcdef012"
                ""
                "{\"__type\": \"ValidationException\", \"Message\": \"the caller is not allowed to accept the grant\"}"
            ]
        }
    ]
    sections: [
        {
            title: "Sharing with an organization"
            paragraphs: [
                "CreateGrant with the ARN of an organization or of an organizational unit in Principals shares the license with all its accounts. The organization must be linked in the settings of License Manager. The grant is PENDING_WORKFLOW for up to an hour and then WORKFLOW_COMPLETED (since 2021-06-23). DISABLED has been observed instead; the documentation has it only for the grant of an account. If the distribution fails, it is FAILED_WORKFLOW, and StatusReason says why."
                "Each account then has a grant of its own, with its own status, which ListReceivedGrants returns. Its GrantArn, GranteePrincipalArn and ParentArn are not documented. In an organization with all features, acceptance is automatic and that status is DISABLED; with consolidated billing only, each account calls AcceptGrant. An account activates its grant with CreateGrantVersion. The grantor may activate the grant of the organization for all accounts: the grant, DISABLED or WORKFLOW_COMPLETED before, has been observed to become PENDING_WORKFLOW and then WORKFLOW_COMPLETED."
                "WORKFLOW_COMPLETED says only that the service has finished distributing or withdrawing the grant. After CreateGrant it does not mean that any account has accepted or activated its grant. After DeleteGrant the grant is PENDING_DELETE or PENDING_WORKFLOW and then DELETED; the user guide describes WORKFLOW_COMPLETED for a recalled grant too."
            ]
        }
        {
            title: "After a rejection or a deletion"
            paragraphs: [
                "A rejected or deleted grant cannot be revived; the grantor can create another one. How long the old grant can be read is not documented. Wherever a party can still see it, it has its last status, and StatusReason contains the reason of a deletion. A deleted grant of an organization may be WORKFLOW_COMPLETED instead of DELETED."
            ]
            rows: [
                ["read by", "after RejectGrant", "after DeleteGrant"]
                ["either party, GetGrant", "REJECTED, or refused as not found", "DELETED (observed), or refused as not found"]
                ["the grantor, ListDistributedGrants", "REJECTED, or not listed", "DELETED, or not listed"]
                ["the grantee, ListReceivedGrants", "REJECTED, or not listed", "DELETED, or not listed"]
                ["the grantee, ListReceivedLicenses", "the license with the received status REJECTED, or not listed", "the license with the received status DELETED, or not listed"]
            ]
        }
    ]
    statuses: [
        {
            title: "Who changes the status of a grant"
            paragraphs: [
                "Each change may first go through PENDING_WORKFLOW."
            ]
            rows: [
                ["call", "caller", "status before", "status after"]
                ["CreateGrant", "the owner of the license, or a grantee whose ACTIVE grant allows CreateGrant", "NEW", "for an account: PENDING_ACCEPT, or DISABLED if its organization accepts automatically; for an organization: PENDING_WORKFLOW and then WORKFLOW_COMPLETED, or DISABLED (observed)"]
                ["AcceptGrant", "the grantee", "PENDING_ACCEPT", "DISABLED or ACTIVE"]
                ["RejectGrant", "the grantee", "PENDING_ACCEPT; observed for DISABLED and ACTIVE too", "REJECTED"]
                ["CreateGrantVersion without Status", "the grantor", "PENDING_ACCEPT, DISABLED or ACTIVE", "unchanged. The user guide describes editing a grant without naming a status; public evidence has it for PENDING_ACCEPT only, so the call may be refused for the others"]
                ["CreateGrantVersion with the Status ACTIVE", "the grantee", "DISABLED; PENDING_ACCEPT, which accepts the grant too", "ACTIVE"]
                ["CreateGrantVersion with the Status DISABLED", "the grantee", "ACTIVE", "DISABLED"]
                ["CreateGrantVersion with the Status DISABLED", "the grantee", "PENDING_ACCEPT", "not documented: the call may be refused"]
                ["CreateGrantVersion with the Status that the grant has", "the grantee", "DISABLED or ACTIVE", "unchanged (assumed); the call may be refused"]
                ["CreateGrantVersion with the Status ACTIVE", "the grantor, for an account in its organization", "DISABLED", "ACTIVE"]
                ["CreateGrantVersion with the Status ACTIVE", "the grantor, for its grant to an organization", "WORKFLOW_COMPLETED or DISABLED", "WORKFLOW_COMPLETED (observed); scenarios accept ACTIVE too, which has no source"]
                ["DeleteGrant", "the grantor", "PENDING_ACCEPT, DISABLED, ACTIVE or WORKFLOW_COMPLETED", "DELETED; for an organization, PENDING_DELETE or WORKFLOW_COMPLETED first"]
                ["DeleteGrant", "the grantor", "REJECTED", "not documented: REJECTED or DELETED; the call may be refused"]
                ["none is documented", "", "FAILED_WORKFLOW", "StatusReason says why the distribution failed. It is assumed that the grantor can delete the grant and create another one"]
            ]
        }
    ]
    refusals: [
        {
            title: "Codes by reason"
            paragraphs: [
                "For most reasons, the documentation does not say which code a call returns. Expect any code of the row, and treat all of them alike. No source tells \"not found\" and \"forbidden\" apart: they have the same codes. Clause LM-P-06 tests this table."
                "ValidationException has been observed when an account that is not the grantee calls AcceptGrant, when the Version of DeleteGrant is not the latest, when CreateGrant is called outside the home Region of the license, and when a filter has two values. ResourceNotFoundException has been observed when GetGrant names a grant that does not exist. AuthorizationException is documented for a caller who is not allowed to make the call on this resource, as when an account shares a license that it does not own; no public report shows it for these operations."
            ]
            rows: [
                ["the call is refused", "for example", "codes"]
                ["as invalid", "a required member is missing, or MaxResults is 101", "ValidationException, InvalidParameterValueException"]
                ["as malformed", "GrantArn is a number", "SerializationException, ValidationException, InvalidParameterValueException"]
                ["as not found", "GetGrant with the ARN of a grant that does not exist, or that the caller cannot see", "ResourceNotFoundException, InvalidParameterValueException, ValidationException, AuthorizationException, AccessDeniedException"]
                ["as forbidden", "the grantor calls AcceptGrant", "ValidationException, AuthorizationException, AccessDeniedException, InvalidParameterValueException, ResourceNotFoundException"]
                ["because the status does not allow it", "AcceptGrant for a rejected grant", "ValidationException, InvalidParameterValueException, AuthorizationException, ResourceNotFoundException, ConflictException"]
                ["because the license is not usable", "CreateGrant for a license that is expired, or by a grantee whose grant is DISABLED", "ResourceNotFoundException, InvalidParameterValueException, ValidationException, AuthorizationException, AccessDeniedException, ConflictException"]
                ["because the version is out of date", "DeleteGrant with a Version before the latest", "ValidationException, InvalidParameterValueException, ConflictException"]
                ["because the version is unknown", "DeleteGrant with a Version that the grant never had", "ResourceNotFoundException, InvalidParameterValueException, ValidationException, AuthorizationException, AccessDeniedException, ConflictException"]
                ["as a duplicate", "CreateGrant while the principal has a grant of the license that is not REJECTED or DELETED", "ValidationException, ConflictException, InvalidParameterValueException, ResourceLimitExceededException"]
                ["because the Region is wrong", "CreateGrant, sent to the home Region of the license, with another HomeRegion", "ValidationException, InvalidParameterValueException, RedirectException"]
            ]
        }
    ]
    remedies: [
        {codes: ["AccessDeniedException"], text: "Allow the call in the caller's policies. If the message says that the service role was not found, create the service-linked role."}
        {codes: ["AuthorizationException"], text: "Do not repeat the call. Check that the credentials are those of the party that may make it."}
        {codes: ["ConflictException"], text: "Read the grant or the license, then decide again. If the principal already has a grant, use or delete that one."}
        {codes: ["InvalidParameterValueException"], text: "Correct the value."}
        {codes: ["RedirectException"], text: "Send the call to the home Region of the license."}
        {codes: ["ResourceLimitExceededException"], text: "Delete grants that are no longer needed: a license can have 2,000. If the service is still working on grants to organizations, wait and repeat the call."}
        {codes: ["ResourceNotFoundException"], text: "Check the ARN, the version and the account. Within seconds of a change, repeat the call."}
        {codes: ["ValidationException"], text: "Read the message, and correct the request. If the request is valid, read the grant: the call needs another party, status or version."}
        {codes: ["RateLimitExceededException", "ServerInternalException", "ThrottlingException", "InternalFailure", "ServiceUnavailable"], text: "Repeat the call with back-off."}
        {codes: ["MissingAuthenticationTokenException", "MissingAuthenticationToken"], text: "Sign the request."}
        {codes: ["UnrecognizedClientException", "InvalidClientTokenId"], text: "Check the access key and the session token."}
        {codes: ["ExpiredTokenException"], text: "Get new credentials."}
        {codes: ["IncompleteSignatureException", "IncompleteSignature"], text: "Correct the Authorization header."}
        {codes: ["InvalidSignatureException", "SignatureDoesNotMatch"], text: "Check the secret key, the clock, and the Region and service name in the signature."}
        {codes: ["UnknownOperation", "UnknownOperationException", "InvalidAction", "MissingAction"], text: "Correct the header X-Amz-Target."}
        {codes: ["UnsupportedMediaTypeException"], text: "Set the header Content-Type to application/x-amz-json-1.1."}
        {codes: ["SerializationException"], text: "Correct the body."}
    ]
    reading: [
        "\"The call is refused as …\" or \"because …\" means three things: the error code fits the reason, both parties see everything as it was before the call, and the corrected call succeeds: with valid members, from the right party, or on a grant whose status allows it. The codes of each reason are listed under Errors."
        "A party \"tries to\" make a call that must be refused, and \"attempts to\" make one that may succeed. \"Both parties see\" means that GetGrant and the list of each party agree."
        "A \"grant\" is a new grant to the grantee; a \"pending grant\" has status PENDING_ACCEPT. An \"accepted grant\" is DISABLED or ACTIVE, as AcceptGrant left it; an \"active grant\" is ACTIVE. A \"received license\" is one that the grantee sees in ListReceivedLicenses through a grant. The \"outsider\" is a third account, neither grantor nor grantee. \"Set-up\" is what must exist before the call in question, such as a license; it is not judged."
    ]
    operations: [
        "CreateLicense"
        "DeleteLicense"
        "CreateGrant"
        "AcceptGrant"
        "RejectGrant"
        "GetGrant"
        "ListDistributedGrants"
        "ListReceivedGrants"
        "ListReceivedLicenses"
        "CreateGrantVersion"
        "DeleteGrant"
    ]
    steps: [
        {operation: "CreateLicense", caller: "grantor", text: "Issues a license in its home Region. It can be shared once its status is AVAILABLE; GetLicense returns the status."}
        {operation: "CreateGrant", caller: "grantor", text: "Shares the license with the account of the grantee. The response has the ARN of the grant and version 1; the grant has status PENDING_ACCEPT."}
        {operation: "ListReceivedGrants", caller: "grantee", text: "Lists the grants that wait to be accepted."}
        {operation: "AcceptGrant", caller: "grantee", text: "Accepts the grant; its status becomes DISABLED or ACTIVE. RejectGrant would reject it permanently."}
        {operation: "CreateGrantVersion", caller: "grantee", text: "Activates the grant, if it is DISABLED, by setting its Status to ACTIVE, optionally with a StatusReason. Each CreateGrantVersion creates a new version; whether accepting, rejecting or deleting does is not documented."}
        {operation: "ListReceivedLicenses", caller: "grantee", text: "Shows the license with its ReceivedMetadata. The grantee can now check out its entitlements."}
        {operation: "GetGrant", caller: "grantor", text: "Reads the grant: its status, the grantee's reason and the latest version."}
        {operation: "ListDistributedGrants", caller: "grantor", text: "Lists all grants of the license, page by page."}
        {operation: "DeleteGrant", caller: "grantor", text: "Deletes the grant permanently. Pass its latest version, which GetGrant returns, in Version."}
        {operation: "DeleteLicense", caller: "grantor", text: "Deletes the license, with its latest version in SourceVersion."}
    ]
}

// Errors raised before the call reaches the service: signature, parsing, routing, load. Any operation may return them.
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
        {code: "SerializationException", statuses: [400], when: "the body is not JSON, or a member has the wrong JSON type"}
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

/// Accepts a grant. The grantee calls it while the grant is PENDING_ACCEPT. The user guide contradicts itself about the
/// result: according to its page on grant statuses, the grant is DISABLED until it is activated; according to its page on
/// distributing entitlements, it is ACTIVE at once. Expect either, and activate the grant only if it is DISABLED.
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
    /// The ARN of the grant to accept.
    @required
    GrantArn: Arn
}

structure AcceptGrantResponse {
    /// The ARN of the grant.
    GrantArn: Arn
    /// The status after the call: DISABLED or ACTIVE, or PENDING_WORKFLOW while the service works on it.
    Status: GrantStatus
    /// The version of the grant, a decimal number as a string.
    Version: String
}

/// Shares the use of a license with one principal: an account, an organization or an organizational unit. The owner of
/// the license calls it, or a grantee whose ACTIVE grant allows CreateGrant; it is assumed that a grantee can share only
/// the operations its own grant allows. While a principal has a grant of the license that is not REJECTED or
/// DELETED, a second one has been observed to be refused. The license should be AVAILABLE; how another status is refused
/// is not documented.
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
    /// A string of your choice, case-sensitive, that makes the request idempotent: a repeated request with the same token does not create a second grant.
    @required
    @formerly([{before: "2021-06-23", target: String}])
    ClientToken: ClientToken

    /// The name of the grant. It need not be unique.
    @required
    GrantName: String

    /// The ARN of the license to share, as arn:aws:license-manager::ACCOUNT:license:l-ID, without a Region.
    @required
    LicenseArn: Arn

    /// The one principal to share the license with: an account (arn:aws:iam::ACCOUNT:root), an organization
    /// (arn:aws:organizations::ACCOUNT:organization/o-ID) or an organizational unit (arn:aws:organizations::ACCOUNT:ou/o-ID/ou-ID).
    @required
    Principals: PrincipalArnList

    /// The home Region of the license. The call must be sent to this Region.
    @required
    HomeRegion: String

    /// The operations that the grantee may call on the license.
    @required
    AllowedOperations: AllowedOperationList

    /// The tags to add to the grant. ListTagsForResource returns them; GetGrant and the lists do not.
    @since("2025-05-13")
    Tags: TagList

    /// The kind of grant; a buyer grant if it is absent.
    @since("2026-11-01")
    GrantType: GrantType
}

structure CreateGrantResponse {
    /// The ARN of the grant, as arn:aws:license-manager::ACCOUNT:grant:g-ID, without a Region; the account is the grantor's.
    GrantArn: Arn
    /// The first status: PENDING_WORKFLOW while the service works on the grant, otherwise one listed for CreateGrant under
    /// Who changes the status of a grant; PENDING_ACCEPT for an account that accepts grants itself.
    Status: GrantStatus
    /// The version of the grant, a decimal number as a string.
    Version: String
}

/// Changes a grant and creates a new version of it. The grantor changes its name and allowed operations. The grantee
/// activates an accepted grant by setting its Status to ACTIVE, or disables it with DISABLED. StatusReason tells the other
/// party why. The description of each member says which party sends it; where it says that something is not documented,
/// expect a refusal.
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
    /// A string of your choice, case-sensitive, that makes the request idempotent: a repeated request with the same token does not create a second version.
    @required
    @formerly([{before: "2021-06-23", target: String}])
    ClientToken: ClientToken

    /// The ARN of the grant to change.
    @required
    GrantArn: Arn

    /// The new name; the name stays as it is if it is absent. Sent by the grantor; whether the grantee may send it is not documented.
    GrantName: String

    /// The new allowed operations; they stay as they are if it is absent. Sent by the grantor; whether the grantee may send it is not documented.
    AllowedOperations: AllowedOperationList

    /// The status to change to: ACTIVE or DISABLED. Sent by the grantee; for the grantor, this is documented only within its organization.
    Status: GrantStatus

    /// Why the status changes, for the other party to read. Sent with Status; without it, nothing is documented.
    @since("2021-06-23")
    StatusReason: StatusReasonMessage

    /// The version that you have read, sent by either party. The call should be refused if the grant has a later one; this is assumed by analogy with DeleteGrant.
    SourceVersion: String

    /// What the activation does to other grants. Only for licenses from AWS Marketplace and together with the Status ACTIVE. Sent by the grantor
    /// when it activates a grant in its organization, or by the grantee if the grantor has not specified it.
    @since("2023-04-03")
    Options: Options
}

structure CreateGrantVersionResponse {
    /// The ARN of the grant.
    GrantArn: Arn
    /// The status of the new version; PENDING_WORKFLOW while the service works on it.
    Status: GrantStatus
    /// The version of the grant, a decimal number as a string.
    Version: String
}

/// Deletes a grant permanently. The grantor calls it with the latest version of the grant, and may say why in StatusReason.
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
    /// The ARN of the grant to delete.
    @required
    GrantArn: Arn

    /// Why the grant is deleted, for the grantee to read.
    @since("2021-06-23")
    StatusReason: StatusReasonMessage

    /// The latest version of the grant; read it with GetGrant just before. The call is refused if the grant has a later one.
    /// AWS has been observed to demand another version than GetGrant returns: if the call is refused, use the version that
    /// ListDistributedGrants shows, or the message if it names one.
    @required
    Version: String
}

structure DeleteGrantResponse {
    /// The ARN of the grant.
    GrantArn: Arn
    /// The status after the call: DELETED, or a status on the way to it.
    Status: GrantStatus
    /// The version of the grant, a decimal number as a string.
    Version: String
}

/// Returns one grant: its latest version, or the requested version. The grantor and the grantee call it.
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
    /// The ARN of the grant to read.
    @required
    GrantArn: Arn

    /// The version to read; the latest if it is absent.
    Version: String
}

structure GetGrantResponse {
    /// The grant at the requested version.
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
    /// The ARNs of the grants to list; all grants if it is absent.
    GrantArns: ArnList
    /// The conditions that a listed grant must match, all of them.
    Filters: FilterList
    /// The NextToken of the previous page; absent for the first page.
    NextToken: String
    /// The maximum number of grants on a page.
    MaxResults: MaxSize100
}

structure ListDistributedGrantsResponse {
    /// The grants on this page of the list, all created by the caller.
    Grants: GrantList
    /// The token for the next page; absent, null or empty on the last page.
    NextToken: String
}

/// Lists the grants that the caller has received, both pending and accepted.
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
    /// The ARNs of the grants to list; all grants if it is absent.
    GrantArns: ArnList
    /// The conditions that a listed grant must match, all of them.
    Filters: FilterList
    /// The NextToken of the previous page; absent for the first page.
    NextToken: String
    /// The maximum number of grants on a page.
    MaxResults: MaxSize100
}

structure ListReceivedGrantsResponse {
    /// The grants on this page of the list, all received by the caller.
    Grants: GrantList
    /// The token for the next page; absent, null or empty on the last page.
    NextToken: String
}

/// Lists the licenses that the caller has received through grants, with the status of each grant.
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
    /// The ARNs of the licenses to list; all licenses if it is absent.
    LicenseArns: ArnList
    /// The conditions that a listed license must match, all of them.
    Filters: FilterList
    /// The NextToken of the previous page; absent for the first page.
    NextToken: String
    /// The maximum number of licenses on a page.
    MaxResults: MaxSize100
}

structure ListReceivedLicensesResponse {
    /// The licenses on this page of the list, all received by the caller.
    Licenses: GrantedLicenseList
    /// The token for the next page; absent, null or empty on the last page.
    NextToken: String
}

/// Rejects a grant permanently. The grantee calls it; a rejected grant cannot be revived, but the grantor can create another.
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
    /// The ARN of the grant to reject.
    @required
    GrantArn: Arn
}

structure RejectGrantResponse {
    /// The ARN of the grant.
    GrantArn: Arn
    /// The status after the call: REJECTED, or PENDING_WORKFLOW while the service works on it.
    Status: GrantStatus
    /// The version of the grant, a decimal number as a string.
    Version: String
}

// Set-up operations

/// Issues a license. You need one before you can create a grant.
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
    /// The name of the license.
    @required
    LicenseName: String

    /// The name of the product that the license is for.
    @required
    ProductName: String

    /// The product's identifier, given by its seller.
    @required
    ProductSKU: String

    /// The seller that issues the license.
    @required
    Issuer: Issuer

    /// The Region in which the license can be changed. Send this call to it.
    @required
    HomeRegion: String

    /// The time during which the license can be used.
    @required
    Validity: DatetimeRange

    /// What the license entitles its holder to use, and how much of it.
    @required
    Entitlements: EntitlementList

    /// The user or account that the license is for.
    @required
    Beneficiary: String

    /// How entitlements are checked out.
    @required
    ConsumptionConfiguration: ConsumptionConfiguration

    /// Further information for the holder of the license, as names and values.
    LicenseMetadata: MetadataList

    /// A string of your choice, case-sensitive, that makes the request idempotent: a repeated request with the same token does not create a second license.
    @required
    @formerly([{before: "2021-06-23", target: String}])
    ClientToken: ClientToken

    /// The tags to add to the license.
    @since("2025-05-13")
    Tags: TagList
}

structure CreateLicenseResponse {
    /// The ARN of the license, as arn:aws:license-manager::ACCOUNT:license:l-ID, without a Region.
    LicenseArn: Arn
    /// AVAILABLE, or PENDING_AVAILABLE while the license is being created.
    Status: LicenseStatus
    /// The version of the license, a decimal number as a string.
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
    /// The ARN of the license to delete.
    @required
    LicenseArn: Arn

    /// The latest version of the license, which CreateLicense, CreateLicenseVersion and GetLicense return.
    @required
    SourceVersion: String
}

structure DeleteLicenseResponse {
    /// DELETED, or PENDING_DELETE while the license is being deleted.
    Status: LicenseDeletionStatus
    /// The time of the deletion.
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
    /// The ARN of the grant.
    @required
    GrantArn: Arn

    /// The name of the grant.
    @required
    GrantName: String

    /// The ARN of the parent: the license or, if a grantee has shared the license further, the grant of that grantee.
    @required
    ParentArn: Arn

    /// The ARN of the shared license.
    @required
    LicenseArn: Arn

    /// The ARN of the account, organization or organizational unit that received the grant.
    @required
    GranteePrincipalArn: Arn

    /// The home Region of the license and its grants.
    @required
    HomeRegion: String

    /// The status of the grant.
    @required
    GrantStatus: GrantStatus

    /// Why the grant has its status, as given by the party that changed it, or by the service if the status is FAILED_WORKFLOW.
    @formerly([{before: "2021-06-23", target: String}])
    StatusReason: StatusReasonMessage

    /// The version of the grant, a decimal number as a string.
    @required
    Version: String

    /// The operations that the grantee may call on the license.
    @required
    GrantedOperations: AllowedOperationList

    /// What the activation of the grant did to other grants, if it was specified.
    @since("2023-04-03")
    Options: Options
}

list GrantList {
    member: Grant
}

structure Options {
    /// What the activation does to the active grants of the same product.
    @since("2023-04-03")
    ActivationOverrideBehavior: ActivationOverrideBehavior
}

enum ActivationOverrideBehavior {
    /// Activates the grant without replacing active grants of the same product in any member account.
    @since("2023-04-03")
    DISTRIBUTED_GRANTS_ONLY

    /// Activates the grant and disables other active grants of the same product in any member account; the activated grant replaces them.
    @since("2023-04-03")
    ALL_GRANTS_PERMITTED_BY_ISSUER
}

enum GrantStatus {
    /// The service is processing the grant.
    PENDING_WORKFLOW

    /// The grant waits for its grantee to accept or reject it.
    PENDING_ACCEPT

    /// The grantee has rejected the grant. This is final.
    REJECTED

    /// The grantee can use the license.
    ACTIVE

    /// The service could not distribute the grant; StatusReason says why.
    FAILED_WORKFLOW

    /// The grantor has deleted the grant. This is final.
    DELETED

    /// The grant is being deleted.
    PENDING_DELETE

    /// The grant is accepted, but not active.
    DISABLED

    /// A grant to an organization or organizational unit has been distributed to its accounts, or withdrawn from them. The grant has a separate status in each account.
    @since("2021-06-23")
    WORKFLOW_COMPLETED
}

enum ReceivedStatus {
    /// The service is processing the grant.
    PENDING_WORKFLOW

    /// The grant waits for its grantee to accept or reject it.
    PENDING_ACCEPT

    /// The grantee has rejected the grant. This is final.
    REJECTED

    /// The grantee can use the license.
    ACTIVE

    /// The service could not distribute the grant; StatusReason says why.
    FAILED_WORKFLOW

    /// The grantor has deleted the grant. This is final.
    DELETED

    /// The grant is accepted, but not active.
    DISABLED

    /// A grant to an organization or organizational unit has been distributed to its accounts, or withdrawn from them. The grant has a separate status in each account.
    @since("2021-06-23")
    WORKFLOW_COMPLETED
}

/// A string of any characters.
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
    /// Share the license further.
    CREATE_GRANT = "CreateGrant"
    /// Check out entitlements.
    CHECKOUT_LICENSE = "CheckoutLicense"
    /// Check out entitlements for offline use.
    CHECKOUT_BORROW_LICENSE = "CheckoutBorrowLicense"
    /// Check in entitlements.
    CHECK_IN_LICENSE = "CheckInLicense"
    /// Extend a checkout before it ends.
    EXTEND_CONSUMPTION_LICENSE = "ExtendConsumptionLicense"
    /// See the license in the list of purchased licenses.
    LIST_PURCHASED_LICENSES = "ListPurchasedLicenses"
    /// Create tokens that let applications without AWS credentials use the license.
    CREATE_TOKEN = "CreateToken"

    /// List the licenses that were received. The only operation of a delegate grant.
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
    /// The ARN of the principal.
    member: Arn
}

// Licenses

structure License {
    /// The ARN of the license.
    LicenseArn: Arn
    /// The name of the license.
    LicenseName: String
    /// The name of the product that the license is for.
    ProductName: String
    /// The product's identifier, given by its seller.
    ProductSKU: String
    /// The seller that issued the license.
    Issuer: IssuerDetails
    /// The Region in which the license was created and can be changed.
    HomeRegion: String
    /// The status of the license itself, whatever the status of its grants.
    Status: LicenseStatus
    /// The time during which the license can be used.
    Validity: DatetimeRange
    /// The user or account that the license is for.
    Beneficiary: String
    /// What the license entitles its holder to use, and how much of it.
    Entitlements: EntitlementList
    /// How entitlements are checked out.
    ConsumptionConfiguration: ConsumptionConfiguration
    /// Further information from the seller, as names and values.
    LicenseMetadata: MetadataList
    /// When the license was created. Besides the modelled form, accept seconds since 1970-01-01T00:00:00Z in a string, which the live service sends.
    CreateTime: ISO8601DateTime
    /// The version of the license, a decimal number as a string.
    Version: String
}

list LicenseList {
    member: License
}

structure GrantedLicense {
    /// The ARN of the license.
    LicenseArn: Arn
    /// The name of the license.
    LicenseName: String
    /// The name of the product that the license is for.
    ProductName: String
    /// The product's identifier, given by its seller.
    ProductSKU: String
    /// The seller that issued the license.
    Issuer: IssuerDetails
    /// The Region in which the license was created and can be changed.
    HomeRegion: String
    /// The status of the license itself, whatever the status of its grants.
    Status: LicenseStatus
    /// The time during which the license can be used.
    Validity: DatetimeRange
    /// The user or account that the license is for.
    Beneficiary: String
    /// What the license entitles its holder to use, and how much of it.
    Entitlements: EntitlementList
    /// How entitlements are checked out.
    ConsumptionConfiguration: ConsumptionConfiguration
    /// Further information from the seller, as names and values. The live service adds the name grantArn, with the ARN of the grant.
    LicenseMetadata: MetadataList
    /// When the license was created. Besides the modelled form, accept seconds since 1970-01-01T00:00:00Z in a string, which the live service sends.
    CreateTime: ISO8601DateTime
    /// The version of the license, a decimal number as a string.
    Version: String
    /// How you received the license.
    ReceivedMetadata: ReceivedMetadata
}

list GrantedLicenseList {
    member: GrantedLicense
}

structure ReceivedMetadata {
    /// The status of the grant through which the license was received.
    ReceivedStatus: ReceivedStatus

    /// Why the grant has its status, as given by the party that changed it, or by the service if the status is FAILED_WORKFLOW.
    @since("2021-06-23")
    ReceivedStatusReason: StatusReasonMessage

    /// The operations that you may call on the license.
    AllowedOperations: AllowedOperationList
}

enum LicenseStatus {
    /// The license can be used and shared.
    AVAILABLE
    /// The license is being created.
    PENDING_AVAILABLE
    /// The issuer has deactivated the license.
    DEACTIVATED
    /// The license is suspended.
    SUSPENDED
    /// The validity of the license has ended.
    EXPIRED
    /// The license is being deleted.
    PENDING_DELETE
    /// The license is deleted.
    DELETED
}

enum LicenseDeletionStatus {
    /// The license is being deleted.
    PENDING_DELETE
    /// The license is deleted.
    DELETED
}

structure Issuer {
    /// The name of the issuer.
    @required
    Name: String

    /// The KMS key to sign the license and its tokens with.
    SignKey: String
}

structure IssuerDetails {
    /// The name of the issuer.
    Name: String
    /// The KMS key that signs the license and its tokens.
    SignKey: String
    /// The fingerprint of the issuer, which a checkout must name.
    KeyFingerprint: String
}

structure DatetimeRange {
    /// The start of the period.
    @required
    Begin: ISO8601DateTime

    /// The end of the period; open if it is absent.
    End: ISO8601DateTime
}

structure Entitlement {
    /// The name of the entitlement.
    @required
    Name: String

    /// The value of an entitlement with the unit None.
    Value: String

    /// The maximum that can be checked out at a time, for any unit but None.
    MaxCount: Long

    /// Whether more than the maximum can be checked out.
    Overage: Boolean

    /// The unit of the maximum.
    @required
    Unit: EntitlementUnit

    /// Whether checked-out entitlements can be checked in again.
    AllowCheckIn: Boolean
}

list EntitlementList {
    member: Entitlement
}

structure ConsumptionConfiguration {
    /// How often the license renews.
    RenewType: RenewType
    /// The limits of a provisional checkout.
    ProvisionalConfiguration: ProvisionalConfiguration
    /// The limits of a checkout for offline use.
    BorrowConfiguration: BorrowConfiguration
}

structure ProvisionalConfiguration {
    /// How long a checkout lasts at most, in minutes.
    @required
    MaxTimeToLiveInMinutes: Integer
}

structure BorrowConfiguration {
    /// Whether a borrowed entitlement can be checked in before it expires.
    @required
    AllowEarlyCheckIn: Boolean

    /// How long a checkout lasts at most, in minutes.
    @required
    MaxTimeToLiveInMinutes: Integer
}

enum RenewType {
    /// The license does not renew.
    NONE = "None"
    /// The license renews every week.
    WEEKLY = "Weekly"
    /// The license renews every month.
    MONTHLY = "Monthly"
}

structure Metadata {
    /// The name of the information.
    Name: String
    /// Its value.
    Value: String
}

list MetadataList {
    member: Metadata
}

enum EntitlementUnit {
    /// A number of items, such as seats.
    COUNT = "Count"
    /// No unit: the entitlement has a Value instead of a count, or neither.
    NONE = "None"
    /// A duration in seconds.
    SECONDS = "Seconds"
    /// A duration in microseconds.
    MICROSECONDS = "Microseconds"
    /// A duration in milliseconds.
    MILLISECONDS = "Milliseconds"
    /// An amount of data in bytes.
    BYTES = "Bytes"
    /// An amount of data in kilobytes.
    KILOBYTES = "Kilobytes"
    /// An amount of data in megabytes.
    MEGABYTES = "Megabytes"
    /// An amount of data in gigabytes.
    GIGABYTES = "Gigabytes"
    /// An amount of data in terabytes.
    TERABYTES = "Terabytes"
    /// An amount of data in bits.
    BITS = "Bits"
    /// An amount of data in kilobits.
    KILOBITS = "Kilobits"
    /// An amount of data in megabits.
    MEGABITS = "Megabits"
    /// An amount of data in gigabits.
    GIGABITS = "Gigabits"
    /// An amount of data in terabits.
    TERABITS = "Terabits"
    /// A percentage.
    PERCENT = "Percent"
    /// A rate in bytes per second.
    BYTES_PER_SECOND = "Bytes/Second"
    /// A rate in kilobytes per second.
    KILOBYTES_PER_SECOND = "Kilobytes/Second"
    /// A rate in megabytes per second.
    MEGABYTES_PER_SECOND = "Megabytes/Second"
    /// A rate in gigabytes per second.
    GIGABYTES_PER_SECOND = "Gigabytes/Second"
    /// A rate in terabytes per second.
    TERABYTES_PER_SECOND = "Terabytes/Second"
    /// A rate in bits per second.
    BITS_PER_SECOND = "Bits/Second"
    /// A rate in kilobits per second.
    KILOBITS_PER_SECOND = "Kilobits/Second"
    /// A rate in megabits per second.
    MEGABITS_PER_SECOND = "Megabits/Second"
    /// A rate in gigabits per second.
    GIGABITS_PER_SECOND = "Gigabits/Second"
    /// A rate in terabits per second.
    TERABITS_PER_SECOND = "Terabits/Second"
    /// A rate: a number of items per second.
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
    /// The name of the filter, spelled exactly as documented for the operation. The model does not require the member; a filter without it has no documented meaning.
    Name: String
    /// Exactly one value since 2023-04-03; before, the documentation set no number. The model does not require the member; a filter without it has no documented meaning.
    Values: FilterValues
}

list FilterList {
    member: Filter
}

list FilterValues {
    /// The value to match; case-sensitive.
    member: String
}

@range(min: 1, max: 100)
integer MaxSize100

structure Tag {
    /// The key of the tag. The model does not require it; a tag without it has no documented meaning.
    Key: String
    /// The value of the tag. The model does not require it.
    Value: String
}

list TagList {
    member: Tag
}

list TagKeyList {
    member: String
}

list ArnList {
    /// The ARN of an element to list.
    member: Arn
}

// String formats

/// An Amazon Resource Name of any service.
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

/// A string without white space.
@formerly([{before: "2021-06-23", max: 64, pattern: "[a-zA-Z0-9]*"}])
@length(max: 2048)
@pattern("\\S+")
@suppress(["PatternTrait"])
string ClientToken

/// A date and time with its time zone. The pattern is that of the service model, with its oddities: the space in 2[ 0-3], and a time zone that may be repeated.
@length(max: 50)
@pattern("^(-?(?:[1-9][0-9]*)?[0-9]{4})-(1[0-2]|0[1-9])-(3[0-1]|0[1-9]|[1-2][0-9])T(2[0-3]|[0-1][0-9]):([0-5][0-9]):([0-5][0-9])(\\.[0-9]+)?(Z|[+-](?:2[ 0-3]|[0-1][0-9]):[0-5][0-9])+$")
string ISO8601DateTime

/// Not a shape of the service: an allowed operation that is documented and in no model, see the errata.
enum DocumentedOperation {
    BATCH_CREATE_LICENSE_USAGE_RECORDS = "BatchCreateLicenseUsageRecords"
}

/// Not a shape of the service: the format in which it sends some timestamps, see the errata.
@length(max: 20)
@pattern("[0-9]{1,12}(\\.[0-9]{1,6})?")
@suppress(["PatternTrait"])
string EpochSeconds

// Errors

/// The caller's policies do not allow the call, or the account is not set up for it.
@error("client")
@httpError(401)
structure AccessDeniedException {
    Message: String
}

/// The caller is not allowed to call the operation on this resource.
@error("client")
@httpError(403)
structure AuthorizationException {
    Message: String
}

/// The resource is in use or was changed at the same time.
@error("client")
@httpError(409)
structure ConflictException {
    Message: String
}

/// A value is well-formed, but not allowed in this request.
@error("client")
@httpError(400)
structure InvalidParameterValueException {
    Message: String
}

/// No license of the caller has the requested entitlements.
@error("client")
@httpError(400)
structure NoEntitlementsAllowedException {
    Message: String
}

/// The account has made too many calls.
@error("client")
@httpError(429)
structure RateLimitExceededException {
    Message: String
}

/// This is not the correct Region for the resource. What Location contains is not documented.
@error("client")
@httpError(308)
@suppress(["HttpResponseCodeSemantics"])
structure RedirectException {
    Location: String
    Message: String
}

/// The account has too many resources, or too much work is in progress.
@error("client")
@httpError(400)
structure ResourceLimitExceededException {
    Message: String
}

/// The license or grant does not exist, or the caller cannot see it.
@error("client")
@httpError(400)
structure ResourceNotFoundException {
    Message: String
}

/// The service has failed.
@error("server")
@httpError(500)
structure ServerInternalException {
    Message: String
}

/// The signature method cannot be used for this checkout.
@error("client")
@httpError(400)
structure UnsupportedDigitalSignatureMethodException {
    Message: String
}

/// A member is missing, or its value violates its type, limits or format; or the state of the resource does not allow the call.
@error("client")
@httpError(400)
structure ValidationException {
    Message: String
}

/// Not a shape of the service: the body of errors raised before the call reaches it, besides undocumented members.
structure CommonError {
    Message: String
}

// One call of each operation, in the order of a grant's life.

apply CreateLicense @examples([
    {
        title: "The grantor issues a license of ten seats"
        input: {
            ClientToken: "issue-analytics"
            LicenseName: "Analytics"
            ProductName: "Analytics Suite"
            ProductSKU: "analytics-suite"
            Issuer: { Name: "Example Software" }
            HomeRegion: "us-east-1"
            Validity: { Begin: "2026-01-01T00:00:00Z", End: "2046-01-01T00:00:00Z" }
            Beneficiary: "Example Corp"
            Entitlements: [
                { Name: "seats", MaxCount: 10, Unit: "Count" }
            ]
            ConsumptionConfiguration: {
                RenewType: "None"
                ProvisionalConfiguration: { MaxTimeToLiveInMinutes: 60 }
            }
        }
        output: { LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90", Status: "AVAILABLE", Version: "1" }
    }
])

apply CreateGrant @examples([
    {
        title: "The grantor shares a license"
        input: {
            ClientToken: "share-analytics-with-berlin"
            GrantName: "Analytics for the Berlin office"
            LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
            Principals: ["arn:aws:iam::222222222222:root"]
            HomeRegion: "us-east-1"
            AllowedOperations: ["CheckoutLicense", "CheckInLicense"]
        }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d", Status: "PENDING_ACCEPT", Version: "1" }
    }
    {
        title: "The grantor shares it with a second account, and tags the grant"
        input: {
            ClientToken: "share-analytics-with-paris"
            GrantName: "Analytics for the Paris office"
            LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
            Principals: ["arn:aws:iam::333333333333:root"]
            HomeRegion: "us-east-1"
            AllowedOperations: ["CheckoutLicense"]
            Tags: [
                { Key: "team", Value: "analytics" }
            ]
        }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-7c2d9e4f6a8b4c0d9e1f3a5b7c9d0e2f", Status: "PENDING_ACCEPT", Version: "1" }
    }
    {
        title: "The grantor shares it with an organization"
        input: {
            ClientToken: "share-analytics-with-everyone"
            GrantName: "Analytics for everyone"
            LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
            Principals: ["arn:aws:organizations::111111111111:organization/o-exampleorg"]
            HomeRegion: "us-east-1"
            AllowedOperations: ["CheckoutLicense"]
        }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-5a9b1c3d7e2f4a6b8c0d1e3f5a7b9c2d", Status: "PENDING_WORKFLOW", Version: "1" }
    }
    {
        title: "Refused: sent to us-east-1, the home Region of the license, with another HomeRegion"
        input: {
            ClientToken: "share-analytics-with-rome"
            GrantName: "Analytics for the Rome office"
            LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
            Principals: ["arn:aws:iam::444444444444:root"]
            HomeRegion: "eu-central-1"
            AllowedOperations: ["CheckoutLicense"]
        }
        error: {
            shapeId: ValidationException
            content: { Message: "create the grant in the home Region of its license, us-east-1" }
        }
    }
])

apply ListReceivedGrants @examples([
    {
        title: "The grantee looks for grants that wait to be accepted"
        input: {
            Filters: [
                { Name: "GrantStatus", Values: ["PENDING_ACCEPT"] }
            ]
            MaxResults: 10
        }
        output: { Grants: [
            {
                GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d"
                GrantName: "Analytics for the Berlin office"
                ParentArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                GranteePrincipalArn: "arn:aws:iam::222222222222:root"
                HomeRegion: "us-east-1"
                GrantStatus: "PENDING_ACCEPT"
                Version: "1"
                GrantedOperations: ["CheckoutLicense", "CheckInLicense"]
            }
        ] }
    }
])

apply AcceptGrant @examples([
    {
        title: "The grantee accepts the grant"
        input: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d" }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d", Status: "DISABLED", Version: "1" }
    }
])

apply CreateGrantVersion @examples([
    {
        title: "The grantee activates the grant and says why"
        input: {
            ClientToken: "activate-analytics"
            GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d"
            Status: "ACTIVE"
            StatusReason: "The contract is signed"
        }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d", Status: "ACTIVE", Version: "2" }
    }
    {
        title: "The grantee disables it, and names the version that it has read"
        input: {
            ClientToken: "disable-analytics"
            GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d"
            Status: "DISABLED"
            SourceVersion: "2"
        }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d", Status: "DISABLED", Version: "3" }
    }
    {
        title: "The grantor renames a pending grant, and changes its allowed operations"
        input: {
            ClientToken: "share-analytics-with-lyon-too"
            GrantArn: "arn:aws:license-manager::111111111111:grant:g-7c2d9e4f6a8b4c0d9e1f3a5b7c9d0e2f"
            GrantName: "Analytics for the offices in Paris and Lyon"
            AllowedOperations: ["CheckoutLicense", "CheckInLicense"]
            SourceVersion: "1"
        }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-7c2d9e4f6a8b4c0d9e1f3a5b7c9d0e2f", Status: "PENDING_ACCEPT", Version: "2" }
    }
])

apply ListReceivedLicenses @examples([
    {
        title: "The grantee sees the license and its own rights"
        input: { LicenseArns: ["arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"] }
        output: { Licenses: [
            {
                LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                LicenseName: "Analytics"
                ProductName: "Analytics Suite"
                ProductSKU: "analytics-suite"
                Issuer: { Name: "Example Software", KeyFingerprint: "aws:111111111111:Example Software:issuer-fingerprint" }
                HomeRegion: "us-east-1"
                Status: "AVAILABLE"
                Validity: { Begin: "2026-01-01T00:00:00.000Z", End: "2046-01-01T00:00:00.000Z" }
                Beneficiary: "Example Corp"
                Entitlements: [
                    { Name: "seats", MaxCount: 10, Unit: "Count" }
                ]
                ConsumptionConfiguration: {
                    RenewType: "None"
                    ProvisionalConfiguration: { MaxTimeToLiveInMinutes: 60 }
                }
                CreateTime: "2026-01-01T00:00:00Z"
                Version: "1"
                LicenseMetadata: [
                    { Name: "grantArn", Value: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d" }
                ]
                ReceivedMetadata: {
                    ReceivedStatus: "ACTIVE"
                    ReceivedStatusReason: "The contract is signed"
                    AllowedOperations: ["CheckoutLicense", "CheckInLicense"]
                }
            }
        ] }
    }
])

apply GetGrant @examples([
    {
        title: "The grantor reads the grant and the reason"
        input: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d" }
        output: {
            Grant: {
                GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d"
                GrantName: "Analytics for the Berlin office"
                ParentArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                GranteePrincipalArn: "arn:aws:iam::222222222222:root"
                HomeRegion: "us-east-1"
                GrantStatus: "ACTIVE"
                StatusReason: "The contract is signed"
                Version: "2"
                GrantedOperations: ["CheckoutLicense", "CheckInLicense"]
            }
        }
    }
])

apply ListDistributedGrants @examples([
    {
        title: "The grantor lists the grants of a license"
        input: {
            Filters: [
                { Name: "LicenseArn", Values: ["arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"] }
            ]
        }
        output: { Grants: [
            {
                GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d"
                GrantName: "Analytics for the Berlin office"
                ParentArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                GranteePrincipalArn: "arn:aws:iam::222222222222:root"
                HomeRegion: "us-east-1"
                GrantStatus: "ACTIVE"
                StatusReason: "The contract is signed"
                Version: "2"
                GrantedOperations: ["CheckoutLicense", "CheckInLicense"]
            }
        ] }
    }
    {
        title: "The first page of one grant"
        input: { MaxResults: 1 }
        output: {
            Grants: [
            {
                GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d"
                GrantName: "Analytics for the Berlin office"
                ParentArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                GranteePrincipalArn: "arn:aws:iam::222222222222:root"
                HomeRegion: "us-east-1"
                GrantStatus: "ACTIVE"
                StatusReason: "The contract is signed"
                Version: "2"
                GrantedOperations: ["CheckoutLicense", "CheckInLicense"]
            }
            ]
            NextToken: "NEXT"
        }
    }
    {
        title: "The next page, which is the last"
        input: { MaxResults: 1, NextToken: "NEXT" }
        output: { Grants: [
            {
                GrantArn: "arn:aws:license-manager::111111111111:grant:g-7c2d9e4f6a8b4c0d9e1f3a5b7c9d0e2f"
                GrantName: "Analytics for the Paris office"
                ParentArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90"
                GranteePrincipalArn: "arn:aws:iam::333333333333:root"
                HomeRegion: "us-east-1"
                GrantStatus: "PENDING_ACCEPT"
                Version: "1"
                GrantedOperations: ["CheckoutLicense"]
            }
        ] }
    }
])

apply DeleteGrant @examples([
    {
        title: "Refused: the grant has version 3 since the grantee disabled it"
        input: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d", Version: "2" }
        error: {
            shapeId: ValidationException
            content: { Message: "the version given does not match the latest version of the grant" }
        }
    }
    {
        title: "The grantor deletes the grant, with its latest version, and says why"
        input: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d", Version: "3", StatusReason: "The contract has ended" }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-1e7b3c52a9d84f6e8b0d2a4c6f8e1b3d", Status: "DELETED", Version: "3" }
    }
])

apply DeleteLicense @examples([
    {
        title: "The grantor deletes the license"
        input: { LicenseArn: "arn:aws:license-manager::111111111111:license:l-4d5f0a60b8c34e0f9d2c7f1a5b6e8c90", SourceVersion: "1" }
        output: { Status: "DELETED", DeletionDate: "2026-01-01T00:00:00Z" }
    }
])

apply RejectGrant @examples([
    {
        title: "The second account rejects its grant"
        input: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-7c2d9e4f6a8b4c0d9e1f3a5b7c9d0e2f" }
        output: { GrantArn: "arn:aws:license-manager::111111111111:grant:g-7c2d9e4f6a8b4c0d9e1f3a5b7c9d0e2f", Status: "REJECTED", Version: "1" }
    }
])
