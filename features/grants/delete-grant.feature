@DeleteGrant
Feature: DeleteGrant
  The grantor deletes a grant permanently, and may give a reason. The request names the latest version. For example, a vendor
  deletes the grant of a customer whose contract has ended, and says so in the reason.

  A refused call returns an error code that matches the cause and changes nothing. The corrected call then succeeds.
  `features/README.md` defines the parties and lists the causes of refusal.

  Source: service model, DeleteGrant

  @request
  Rule: Request

    @LM-DG-01 @model @must
    Scenario: A request with every member succeeds
      * the DeleteGrant request has these members
        | member       | type   | required | limits                          | since      |
        | GrantArn     | string | yes      | up to 2048 characters, an ARN   |            |
        | StatusReason | string |          | up to 400 characters, not empty | 2021-06-23 |
        | Version      | string | yes      |                                 |            |
      Given a grant
      When the grantor calls DeleteGrant with every member
      Then the call succeeds

    @LM-DG-14 @model @must
    Scenario Outline: <member> can be <value>
      Given a grant
      When the grantor calls DeleteGrant with <member> set to <value>
      Then the call succeeds

      @since-2021-06-23
      Examples:
        | member       | value                      |
        | StatusReason | a string of 1 character    |
        | StatusReason | a string of 400 characters |

  @response
  Rule: Response

    @LM-DG-02 @model @must @always-shape
    Scenario: The response has the documented members, types and limits
      Checked on every response from the operation, in every scenario.

      * the DeleteGrant response has these members
        | member   | type   | required | limits                        | since |
        | GrantArn | string |          | up to 2048 characters, an ARN |       |
        | Status   | enum   |          |                               |       |
        | Version  | string |          |                               |       |
      Given a grant
      When the grantor calls DeleteGrant
      Then the call succeeds

  @transitions
  Rule: Deleting a grant is permanent; the grantor can give a reason
    Source: user guide, deleting a grant; change log of 2021-06-23

    @LM-DG-20 @docs @must
    Scenario Outline: A grant with status <status> can be deleted
      Given a grant with status <status>
      When the grantor deletes it
      Then the response identifies the grant, with status DELETED, PENDING_DELETE or PENDING_WORKFLOW
      And the grant has status DELETED for every party that can still see it

      Examples:
        | status         |
        | PENDING_ACCEPT |
        | DISABLED       |
        | ACTIVE         |

    @LM-DG-21 @docs @must @since-2021-06-23
    Scenario Outline: The grantor's reason reaches the grantee: <reason>
      Given a grant
      When the grantor deletes it with the reason "<reason>"
      Then the grant has status DELETED and the reason "<reason>" for every party that can still see it

      Examples:
        | reason                  |
        | contract ended in May   |
        | Vertrag beendet — Grüße |

    @LM-DG-23 @model @must @since-2021-06-23
    Scenario: A reason of 400 characters is returned in full
      Source: service model, StatusReasonMessage

      Given a grant
      When the grantor deletes it with a reason of 400 characters
      Then the grant has status DELETED and this reason for every party that can still see it

    @LM-DG-22 @docs @must
    Scenario: The license of a deleted grant is no longer listed, or has the received status DELETED
      Source: user guide, deleting a grant; API reference, ReceivedStatus

      Given a grant of a new license with status ACTIVE
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the operations of the grant and the received status ACTIVE
      When the grantor deletes the grant
      Then the grant has status DELETED for every party that can still see it
      And the grantee no longer sees the license, or sees it with the received status DELETED

  @parties
  Rule: Only the grantor can delete a grant

    @LM-DG-40 @docs @should
    Scenario: The grantee cannot delete a grant
      Source: user guide: the grantor deletes grants; delete-grant is not a grantee's command; no error code is documented

      Given a grant
      When the grantee tries to delete it
      Then the call is refused as forbidden

    @LM-DG-41 @docs @must
    Scenario: An outsider cannot delete a grant
      Source: user guide, permissions of grantor and grantee: no other party is mentioned

      Given a grant
      When the outsider tries to delete it
      Then the call is refused as forbidden

    @LM-DG-42 @docs @must
    Scenario: A grant that does not exist cannot be deleted
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantor tries to call DeleteGrant with GrantArn set to the ARN of a nonexistent grant
      Then the call is refused as not found

    @LM-DG-43 @docs @must
    Scenario: A license ARN is refused where a grant ARN is expected
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantor tries to call DeleteGrant with GrantArn set to the ARN of the license
      Then the call is refused as not found

  @refusals
  Rule: DeleteGrant needs the latest version

    @LM-DG-30 @observed @must
    Scenario: An older version is refused
      Source: terraform-provider-aws issue 47901, which quotes an error message of the live service

      Given a grant
      And the grantor has renamed it
      When the grantor tries to call DeleteGrant with Version set to the first version
      Then the call is refused because the version is out of date

    @LM-DG-31 @observed @must
    Scenario: A version that does not exist is refused
      Source: terraform-provider-aws issue 47901, which quotes an error message of the live service

      Given a grant with status ACTIVE
      When the grantor tries to call DeleteGrant with Version set to the string "4711"
      Then the call is refused because the version is unknown

  @refusals
  Rule: Errors

    @LM-DG-03 @model @must
    Scenario: A refused call returns a documented error code
      * DeleteGrant may return these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      Given a grant
      When the grantor tries to call DeleteGrant with GrantArn set to a value of the wrong type
      Then the call is refused as malformed

  @request
  Rule: Malformed requests
    Validation of the members. A required member that is missing, or a value outside its limits, format or enum, is
    "invalid". A value of the wrong JSON type is "malformed"; so is null for a required member: a server may
    refuse it either while it parses the body or because it treats the member as missing. For any other member, null is
    accepted. Unknown members are also accepted.

    @LM-DG-10 @model @must @refusals
    Scenario Outline: A request without <member> is refused
      Given a grant
      When the grantor tries to call DeleteGrant with <member> left out
      Then the call is refused as invalid

      Examples:
        | member   |
        | GrantArn |
        | Version  |

    @LM-DG-11 @docs @must @refusals
    Scenario Outline: A null <member> is refused
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent, and this one is required

      Given a grant
      When the grantor tries to call DeleteGrant with <member> set to null
      Then the call is refused as malformed

      Examples:
        | member   |
        | GrantArn |
        | Version  |

    @LM-DG-12 @model @must @refusals
    Scenario Outline: <member> with the wrong JSON type is refused
      Given a grant
      When the grantor tries to call DeleteGrant with <member> set to a value of the wrong type
      Then the call is refused as malformed

      Examples:
        | member   |
        | GrantArn |
        | Version  |

      @since-2021-06-23
      Examples:
        | member       |
        | StatusReason |

    @LM-DG-13 @model @must @refusals
    Scenario Outline: <member> cannot be <value>
      Given a grant
      When the grantor tries to call DeleteGrant with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | member   | value                     |
        | GrantArn | an empty string           |
        | GrantArn | the string "not-an-arn"   |
        | GrantArn | an ARN of 2049 characters |

      @since-2021-06-23
      Examples:
        | member       | value                      |
        | StatusReason | an empty string            |
        | StatusReason | a string of 401 characters |

    @LM-DG-16 @assumed @should
    Scenario Outline: A null <member> is treated as absent
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent; not documented for this operation

      Given a grant
      When the grantor calls DeleteGrant with <member> set to null
      Then the call succeeds

      @since-2021-06-23
      Examples:
        | member       |
        | StatusReason |

    @LM-DG-17 @assumed @should
    Scenario: An unknown member is ignored
      Source: AWS services ignore members they do not recognize; not documented for this operation

      Given a grant
      When the grantor calls DeleteGrant with the unknown member LicenseArns
      Then the call succeeds
