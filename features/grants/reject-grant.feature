@RejectGrant
Feature: RejectGrant
  The grantee rejects a grant. A rejected grant cannot be revived; the grantor has to create a new one. For example, a
  customer rejects a grant for a product that it did not order, or gives back a grant that it has accepted.

  A refused call returns an error code that matches the cause and changes nothing. The corrected call then succeeds.
  `features/README.md` defines the parties and lists the causes of refusal.

  Source: service model, RejectGrant

  @request
  Rule: Request

    @LM-RG-01 @model @must
    Scenario: A request with every member succeeds
      * the RejectGrant request has these members
        | member   | type   | required | limits                        | since |
        | GrantArn | string | yes      | up to 2048 characters, an ARN |       |
      Given a pending grant
      When the grantee calls RejectGrant with every member
      Then the call succeeds

  @response
  Rule: Response

    @LM-RG-02 @model @must @always-shape
    Scenario: The response has the documented members, types and limits
      Checked on every response from the operation, in every scenario.

      * the RejectGrant response has these members
        | member   | type   | required | limits                        | since |
        | GrantArn | string |          | up to 2048 characters, an ARN |       |
        | Status   | enum   |          |                               |       |
        | Version  | string |          |                               |       |
      Given a pending grant
      When the grantee calls RejectGrant
      Then the call succeeds

  @transitions
  Rule: Rejecting a grant is permanent

    @LM-RG-20 @docs @must
    Scenario: Both parties see a rejected grant as REJECTED
      Source: user guide, rejecting a grant

      Given a pending grant
      When the grantee rejects it
      Then the response identifies the grant, with status REJECTED or PENDING_WORKFLOW
      And the grant has status REJECTED for every party that can still see it

    @LM-RG-21 @observed @should
    Scenario Outline: A grant with status <status> can be rejected
      Source: terraform-provider-aws pull request 29741, whose acceptance tests give a grant back by rejecting it

      Given a grant with status <status>
      When the grantee rejects it
      Then the response identifies the grant, with status REJECTED or PENDING_WORKFLOW
      And the grant has status REJECTED for every party that can still see it

      Examples:
        | status   |
        | DISABLED |
        | ACTIVE   |

    @LM-RG-25 @docs @must
    Scenario: The license of a rejected grant is no longer listed, or has the received status REJECTED
      Source: user guide, rejecting a grant; API reference, ReceivedStatus

      Given a pending grant of a new license
      When the grantee rejects it
      Then the grant has status REJECTED for every party that can still see it
      And the grantee no longer sees the license, or sees it with the received status REJECTED

  @parties
  Rule: Only the grantee can reject a grant

    @LM-RG-22 @docs @must
    Scenario Outline: The <party> cannot reject a grant
      Source: API reference and user guide: the grantee rejects grants

      Given a pending grant
      When the <party> tries to reject it
      Then the call is refused as forbidden

      Examples:
        | party    |
        | grantor  |
        | outsider |

    @LM-RG-23 @docs @must
    Scenario: A grant that does not exist cannot be rejected
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantee tries to call RejectGrant with GrantArn set to the ARN of a nonexistent grant
      Then the call is refused as not found

    @LM-RG-24 @docs @must
    Scenario: A license ARN is refused where a grant ARN is expected
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantee tries to call RejectGrant with GrantArn set to the ARN of the license
      Then the call is refused as not found

  @refusals
  Rule: Errors

    @LM-RG-03 @model @must
    Scenario: A refused call returns a documented error code
      * RejectGrant may return these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      Given a grant
      When the grantee tries to call RejectGrant with GrantArn set to a value of the wrong type
      Then the call is refused as malformed

  @request
  Rule: Malformed requests
    Validation of the members. A required member that is missing, or a value outside its limits, format or enum, is
    "invalid". A value of the wrong JSON type is "malformed"; so is null for a required member: a server may
    refuse it either while it parses the body or because it treats the member as missing. Unknown members are accepted.

    @LM-RG-10 @model @must @refusals
    Scenario Outline: A request without <member> is refused
      Given a grant
      When the grantee tries to call RejectGrant with <member> left out
      Then the call is refused as invalid

      Examples:
        | member   |
        | GrantArn |

    @LM-RG-11 @docs @must @refusals
    Scenario Outline: A null <member> is refused
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent, and this one is required

      Given a grant
      When the grantee tries to call RejectGrant with <member> set to null
      Then the call is refused as malformed

      Examples:
        | member   |
        | GrantArn |

    @LM-RG-12 @model @must @refusals
    Scenario Outline: <member> with the wrong JSON type is refused
      Given a grant
      When the grantee tries to call RejectGrant with <member> set to a value of the wrong type
      Then the call is refused as malformed

      Examples:
        | member   |
        | GrantArn |

    @LM-RG-13 @model @must @refusals
    Scenario Outline: <member> cannot be <value>
      Given a grant
      When the grantee tries to call RejectGrant with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | member   | value                     |
        | GrantArn | an empty string           |
        | GrantArn | the string "not-an-arn"   |
        | GrantArn | an ARN of 2049 characters |

    @LM-RG-17 @assumed @should
    Scenario: An unknown member is ignored
      Source: AWS services ignore members they do not recognize; not documented for this operation

      Given a pending grant
      When the grantee calls RejectGrant with the unknown member LicenseArns
      Then the call succeeds
