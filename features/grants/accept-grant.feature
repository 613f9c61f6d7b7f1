@AcceptGrant
Feature: AcceptGrant
  The grantee accepts a grant. The accepted grant is disabled until it is activated, which may happen immediately. For
  example, a customer accepts a vendor's grant today, and activates it on the day when the customer's old licenses
  expire.

  A refused call returns an error code that matches the cause and changes nothing. The corrected call then succeeds.
  `features/README.md` defines the parties and lists the causes of refusal.

  Source: service model, AcceptGrant

  @request
  Rule: Request

    @LM-AG-01 @model @must
    Scenario: A request with every member succeeds
      * the AcceptGrant request has these members
        | member   | type   | required | limits                        | since |
        | GrantArn | string | yes      | up to 2048 characters, an ARN |       |
      Given a pending grant
      When the grantee calls AcceptGrant with every member
      Then the call succeeds

  @response
  Rule: Response

    @LM-AG-02 @model @must @always-shape
    Scenario: The response has the documented members, types and limits
      Checked on every response from the operation, in every scenario.

      * the AcceptGrant response has these members
        | member   | type   | required | limits                        | since |
        | GrantArn | string |          | up to 2048 characters, an ARN |       |
        | Status   | enum   |          |                               |       |
        | Version  | string |          |                               |       |
      Given a pending grant
      When the grantee calls AcceptGrant
      Then the call succeeds

  @transitions
  Rule: An accepted grant becomes DISABLED or, if activated immediately, ACTIVE

    @LM-AG-20 @docs @must
    Scenario: Both parties see an accepted grant as DISABLED or ACTIVE
      Source: user guide, distributing entitlements (Active), and grant statuses (Disabled until it is activated)

      Given a pending grant
      When the grantee accepts it
      Then the response identifies the grant, with status DISABLED, PENDING_WORKFLOW or ACTIVE
      And the grant reaches status DISABLED or ACTIVE
      And the grant has status DISABLED or ACTIVE for both parties
      And both parties see the same name and operations as before

  @parties
  Rule: Only the grantee can accept a grant

    @LM-AG-21 @observed @must
    Scenario Outline: The <party> cannot accept a grant
      Source: terraform-provider-aws issue 34977, which quotes an error message of the live service

      Given a pending grant
      When the <party> tries to accept it
      Then the call is refused as forbidden

      Examples:
        | party    |
        | grantor  |
        | outsider |

    @LM-AG-22 @docs @must
    Scenario: A grant that does not exist cannot be accepted
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantee tries to call AcceptGrant with GrantArn set to the ARN of a nonexistent grant
      Then the call is refused as not found

    @LM-AG-23 @docs @must
    Scenario: A license ARN is refused where a grant ARN is expected
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantee tries to call AcceptGrant with GrantArn set to the ARN of the license
      Then the call is refused as not found

  @refusals
  Rule: Errors

    @LM-AG-03 @model @must
    Scenario: A refused call returns a documented error code
      * AcceptGrant may return these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      Given a grant
      When the grantee tries to call AcceptGrant with GrantArn set to a value of the wrong type
      Then the call is refused as malformed

  @request
  Rule: Malformed requests
    Validation of the members. A required member that is missing, or a value outside its limits, format or enum, is
    "invalid". A value of the wrong JSON type is "malformed"; so is null for a required member: a server may
    refuse it either while it parses the body or because it treats the member as missing. Unknown members are accepted.

    @LM-AG-10 @model @must @refusals
    Scenario Outline: A request without <member> is refused
      Given a grant
      When the grantee tries to call AcceptGrant with <member> left out
      Then the call is refused as invalid

      Examples:
        | member   |
        | GrantArn |

    @LM-AG-11 @docs @must @refusals
    Scenario Outline: A null <member> is refused
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent, and this one is required

      Given a grant
      When the grantee tries to call AcceptGrant with <member> set to null
      Then the call is refused as malformed

      Examples:
        | member   |
        | GrantArn |

    @LM-AG-12 @model @must @refusals
    Scenario Outline: <member> with the wrong JSON type is refused
      Given a grant
      When the grantee tries to call AcceptGrant with <member> set to a value of the wrong type
      Then the call is refused as malformed

      Examples:
        | member   |
        | GrantArn |

    @LM-AG-13 @model @must @refusals
    Scenario Outline: <member> cannot be <value>
      Given a grant
      When the grantee tries to call AcceptGrant with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | member   | value                     |
        | GrantArn | an empty string           |
        | GrantArn | the string "not-an-arn"   |
        | GrantArn | an ARN of 2049 characters |

    @LM-AG-17 @assumed @should
    Scenario: An unknown member is ignored
      Source: AWS services ignore members they do not recognize; not documented for this operation

      Given a pending grant
      When the grantee calls AcceptGrant with the unknown member LicenseArns
      Then the call succeeds
