Feature: AWS JSON 1.1
  Every operation is a POST of a JSON object to the path /, named by the header X-Amz-Target and signed with SigV4.
  These clauses apply to every operation. Those of the first two rules are judged on every response of a run.

  Source: Smithy, AWS JSON 1.1 protocol

  @response
  Rule: Responses follow the protocol

    @LM-P-01 @docs @must @always-answer
    Scenario: A successful response has the status 200 and a JSON object
      Source: Smithy, AWS JSON 1.1 protocol, sends_requests_to_slash

      Given a grant
      When the grantor calls GetGrant
      Then the call succeeds

    @LM-P-02 @docs @must @always-content-type
    Scenario: A response has the protocol's content type
      Source: Smithy, AWS JSON 1.1 protocol, includes_x_amz_target_and_content_type

      Given a grant
      When the grantor calls GetGrant
      Then the call succeeds

    @LM-P-18 @docs @should @always-front-content-type
    Scenario: An error that the operation does not declare has the protocol's content type too
      Source: Smithy, AWS JSON 1.1 protocol; such errors come from in front of the service, where forms vary

      Given a grant
      When the grantor sends an operation named "FlyToTheMoon"
      Then the call is refused

    @LM-P-03 @docs @should @always-request-id
    Scenario: A response has a request id
      Source: AWS common response headers

      Given a grant
      When the grantor calls GetGrant
      Then the call succeeds

    @LM-P-04 @docs @must @always-sdk-view
    Scenario: The AWS SDK reads the same values that the raw response contains
      Given a grant
      When the grantor calls GetGrant
      Then the call succeeds

    @LM-P-08 @docs @should @always-content-coding
    Scenario: A response uses no content encoding that the request does not accept
      Source: RFC 9110, section 12.5.3: a server should not send it

      Given a license
      When the grantor sends ListDistributedGrants with the header "Accept-Encoding" set to "identity"
      Then the call succeeds

    @LM-P-09 @assumed @should @always-unasked-coding
    Scenario: A request without Accept-Encoding gets a response without a content encoding
      Source: RFC 9110 leaves it open; the AWS SDKs for JavaScript and Java send no Accept-Encoding and decode nothing

      Given a license
      When the grantor sends ListDistributedGrants without the header "Accept-Encoding"
      Then the call succeeds

    @LM-P-05 @model @should @always-shape
    Scenario: The responses of set-up operations have their documented shape
      Source: service model, CreateLicense and other set-up operations; with --model, each operation that lmc proxy judges

      Given a license
      When the grantor reads the license
      Then the call succeeds

    @LM-P-07 @model @should @always-addition
    Scenario: Responses from AWS have no member or enum value beyond the contract
      AWS adds members and enum values to its models, so on AWS they are only reported. On any other target they are
      deviations from the shape of the operation.

      Source: service model

      Given a grant
      When the grantor calls GetGrant
      Then the call succeeds

  @response
  Rule: Errors follow the protocol

    @LM-P-06 @docs @must @always-error-form
    Scenario: An error has a documented code and a matching HTTP status
      Source: Smithy, AWS JSON 1.1 protocol, operation error serialization; service model

      * a refused call returns one of these codes
        | the call is refused                  | codes                                                                                                                                            |
        | as invalid                           | ValidationException, InvalidParameterValueException                                                                                              |
        | as malformed                         | SerializationException, ValidationException, InvalidParameterValueException                                                                      |
        | as not found                         | ResourceNotFoundException, InvalidParameterValueException, ValidationException, AuthorizationException, AccessDeniedException                    |
        | as forbidden                         | ValidationException, AuthorizationException, AccessDeniedException, InvalidParameterValueException, ResourceNotFoundException                    |
        | because the status does not allow it | ValidationException, InvalidParameterValueException, AuthorizationException, ResourceNotFoundException, ConflictException                        |
        | because the license is not usable    | ResourceNotFoundException, InvalidParameterValueException, ValidationException, AuthorizationException, AccessDeniedException, ConflictException |
        | because the version is out of date   | ValidationException, InvalidParameterValueException, ConflictException                                                                           |
        | because the version is unknown       | ResourceNotFoundException, InvalidParameterValueException, ValidationException, AuthorizationException, AccessDeniedException, ConflictException |
        | as a duplicate                       | ValidationException, ConflictException, InvalidParameterValueException, ResourceLimitExceededException                                           |
        | because the Region is wrong          | ValidationException, InvalidParameterValueException, RedirectException                                                                           |
      Given a grant
      When the grantor tries to call GetGrant with GrantArn left out
      Then the call is refused as invalid

  @refusals
  Rule: A body that is not a JSON object is refused

    @LM-P-10 @docs @must
    Scenario Outline: <operation> refuses a body that is not JSON: <body>
      Source: Smithy, AWS JSON 1.1 protocol: the body is a JSON object; by analogy with RestJsonInvalidJsonBody

      When the grantor sends <operation> with the body "<body>"
      Then the call is refused

      Examples:
        | operation             | body |
        | AcceptGrant           | {    |
        | CreateGrant           | {    |
        | CreateGrantVersion    | {    |
        | DeleteGrant           | {    |
        | GetGrant              | {    |
        | ListDistributedGrants | {    |
        | ListReceivedGrants    | {    |
        | ListReceivedLicenses  | {    |
        | RejectGrant           | {    |
        | ListDistributedGrants | {]   |
        | ListDistributedGrants | {'   |

    @LM-P-11 @docs @must
    Scenario Outline: <operation> refuses a JSON body that is not an object: <body>
      Source: Smithy, AWS JSON 1.1 protocol: the body is a JSON object

      When the grantor sends <operation> with the body "<body>"
      Then the call is refused

      Examples:
        | operation             | body         |
        | GetGrant              | []           |
        | GetGrant              | 7            |
        | GetGrant              | null         |
        | GetGrant              | true         |
        | GetGrant              | \\"a text\\" |
        | ListDistributedGrants | []           |
        | ListDistributedGrants | \\"a text\\" |
        | CreateGrant           | []           |
        | CreateGrant           | \\"a text\\" |

    @LM-P-12 @docs @must
    Scenario: An empty body is refused if the operation requires members
      Source: Smithy, AWS JSON 1.1 protocol

      When the grantor sends GetGrant with the body ""
      Then the call is refused

    @LM-P-13 @docs @should
    Scenario: An empty body is treated as an empty object if the operation requires no members
      Source: Smithy, json_1_1_service_supports_empty_payload_for_no_input_shape, applied to input without required members

      Given a grant
      When the grantor sends ListDistributedGrants with the body ""
      Then the call succeeds
      And grants are listed

    @LM-P-14 @assumed @should
    Scenario: A deeply nested body is refused
      Source: service model, GrantArn: a string; no document limits the depth of a body

      When the grantor sends GetGrant with a body of 5000 nested lists
      Then the call is refused

    @LM-P-17 @docs @must
    Scenario: A deeply nested body causes no server error
      Source: AWS common errors: no client request is documented to cause a service fault

      Given a license
      When the grantor sends GetGrant with a body of 5000 nested lists
      Then the response is not a server error

    @LM-P-16 @assumed @should
    Scenario: Text after the JSON object is refused
      Source: the outcome is not documented

      When the grantor sends ListDistributedGrants with the body "{}}"
      Then the call is refused

    @LM-P-15 @assumed @should
    Scenario Outline: A body that is <kind> is refused with a documented code
      Source: general behaviour of AWS services; the code is not documented

      When the grantor sends GetGrant with the body "<body>"
      Then the response is an error with one of the codes "SerializationException, ValidationException, InvalidParameterValueException"

      Examples:
        | kind     | body         |
        | cut off  | {            |
        | a list   | []           |
        | a number | 7            |
        | a string | \\"a text\\" |
        | empty    |              |

  @request
  Rule: X-Amz-Target names the operation

    @LM-P-20 @docs @must
    Scenario: An unknown operation is refused
      Source: AWS common errors, InvalidAction

      When the grantor sends an operation named "FlyToTheMoon"
      Then the call is refused

    @LM-P-21 @docs @must
    Scenario: A request without X-Amz-Target is refused
      Source: AWS common errors, MissingAction

      When the grantor sends ListDistributedGrants without the header "X-Amz-Target"
      Then the call is refused

    @LM-P-22 @docs @must
    Scenario: A target that names another service is refused
      Source: AWS common errors, InvalidAction

      When the grantor sends ListDistributedGrants with the header "X-Amz-Target" set to "AWSMoonFlights.ListDistributedGrants"
      Then the call is refused

    @LM-P-25 @assumed @should
    Scenario: An unknown operation is refused with a documented code
      Source: general behaviour of AWS services; AWS common errors, InvalidAction

      When the grantor sends an operation named "FlyToTheMoon"
      Then the response is an error with one of the codes "UnknownOperationException, InvalidAction, UnknownOperation"

    @LM-P-26 @assumed @should
    Scenario: A target that names another service is refused with a documented code
      Source: general behaviour of AWS services; AWS common errors, InvalidAction

      When the grantor sends ListDistributedGrants with the header "X-Amz-Target" set to "AWSMoonFlights.ListDistributedGrants"
      Then the response is an error with one of the codes "UnknownOperationException, InvalidAction, UnknownOperation"

    @LM-P-27 @docs @must
    Scenario Outline: A request with <form> is accepted
      Source: RFC 9110, section 5.1 (names are case-insensitive) and section 5.3 (their order is not significant)

      Given a license
      When the grantor sends ListDistributedGrants with <form>
      Then the call succeeds

      Examples:
        | form                         |
        | header names in lower case   |
        | header names in upper case   |
        | headers in the reverse order |

    @LM-P-23 @docs @should
    Scenario Outline: <operation> refuses a method other than POST
      Source: Smithy, AWS JSON 1.1 protocol, sends_requests_to_slash

      Given a grant
      When the grantor sends a valid <operation> with the method GET
      Then the call is refused

      Examples:
        | operation             |
        | GetGrant              |
        | ListDistributedGrants |
        | CreateGrantVersion    |

    @LM-P-24 @assumed @should
    Scenario Outline: <operation> refuses a content type other than the protocol's
      Source: the protocol fixes the content type; the refusal is not documented

      Given a grant
      When the grantor sends a valid <operation> with the header "Content-Type" set to "text/plain"
      Then the call is refused

      Examples:
        | operation             |
        | GetGrant              |
        | ListDistributedGrants |
        | CreateGrantVersion    |

  @parties
  Rule: A request is signed with a known key
    Many emulators accept any signature and any key. On emulators, wrong signatures and unknown keys are excluded,
    unless `--supports signatures` includes them.

    Source: AWS common errors

    @LM-P-30 @docs @must
    Scenario: An unsigned request is refused
      When someone sends ListDistributedGrants without a signature
      Then the call is refused

    @LM-P-31 @docs @must
    Scenario: A malformed signature is refused
      When someone sends ListDistributedGrants with a malformed signature
      Then the call is refused

    @LM-P-32 @docs @must
    Scenario: A wrong signature is refused
      When the grantor sends ListDistributedGrants with a wrong signature
      Then the call is refused

    @LM-P-33 @docs @must
    Scenario: An unknown access key is refused
      When someone sends ListDistributedGrants with an unknown access key
      Then the call is refused

    @LM-P-34 @assumed @should
    Scenario: An unsigned request is refused with a documented code
      Source: general behaviour of AWS services; AWS common errors, MissingAuthenticationToken

      When someone sends ListDistributedGrants without a signature
      Then the response is an error with one of the codes "MissingAuthenticationTokenException, MissingAuthenticationToken, AccessDeniedException, IncompleteSignatureException"

    @LM-P-35 @assumed @should
    Scenario: A malformed signature is refused with a documented code
      Source: general behaviour of AWS services; AWS common errors, IncompleteSignature

      When someone sends ListDistributedGrants with a malformed signature
      Then the response is an error with one of the codes "IncompleteSignatureException, IncompleteSignature, MissingAuthenticationTokenException, InvalidSignatureException, UnrecognizedClientException, AccessDeniedException"

    @LM-P-36 @assumed @should
    Scenario: A wrong signature is refused with a documented code
      Source: general behaviour of AWS services

      When the grantor sends ListDistributedGrants with a wrong signature
      Then the response is an error with one of the codes "InvalidSignatureException, SignatureDoesNotMatch, AccessDeniedException"

    @LM-P-37 @assumed @should
    Scenario: An unknown access key is refused with a documented code
      Source: general behaviour of AWS services; AWS common errors, InvalidClientTokenId

      When someone sends ListDistributedGrants with an unknown access key
      Then the response is an error with one of the codes "UnrecognizedClientException, InvalidClientTokenId, InvalidSignatureException, AccessDeniedException"
