@GetGrant
Feature: GetGrant
  The grantor and the grantee read a grant, in its latest version or an older one, and see the same values. For example, a
  vendor checks whether a customer has activated its grant, and for what reason.

  A refused call returns an error code that matches the cause and changes nothing. The corrected call then succeeds.
  `features/README.md` defines the parties and lists the causes of refusal.

  Source: service model, GetGrant

  @request
  Rule: Request

    @LM-GG-01 @model @must
    Scenario: A request with every member succeeds
      * the GetGrant request has these members
        | member   | type   | required | limits                        | since |
        | GrantArn | string | yes      | up to 2048 characters, an ARN |       |
        | Version  | string |          |                               |       |
      Given a grant
      When the grantor calls GetGrant with every member
      Then the call succeeds

  @response
  Rule: Response

    @LM-GG-02 @model @must @always-shape
    Scenario: The response has the documented members, types and limits
      Checked on every response from the operation, in every scenario.

      * the GetGrant response has these members
        | member                                   | type          | required | limits                          | since      |
        | Grant                                    | structure     |          |                                 |            |
        | Grant.GrantArn                           | string        | yes      | up to 2048 characters, an ARN   |            |
        | Grant.GrantName                          | string        | yes      |                                 |            |
        | Grant.GrantStatus                        | enum          | yes      |                                 |            |
        | Grant.GrantedOperations                  | list of enums | yes      | 1 to 8 elements                 |            |
        | Grant.GranteePrincipalArn                | string        | yes      | up to 2048 characters, an ARN   |            |
        | Grant.HomeRegion                         | string        | yes      |                                 |            |
        | Grant.LicenseArn                         | string        | yes      | up to 2048 characters, an ARN   |            |
        | Grant.Options                            | structure     |          |                                 | 2023-04-03 |
        | Grant.Options.ActivationOverrideBehavior | enum          |          |                                 | 2023-04-03 |
        | Grant.ParentArn                          | string        | yes      | up to 2048 characters, an ARN   |            |
        | Grant.StatusReason                       | string        |          | up to 400 characters, not empty |            |
        | Grant.Version                            | string        | yes      |                                 |            |
      Given a grant
      When the grantor calls GetGrant
      Then the call succeeds

    @LM-GG-04 @docs @must @always-origin
    Scenario Outline: A grant with status <status> still has the requested values
      Checked on every response from the operation, in every scenario: the ARN, license, parent, grantee and home Region
      never change, and the name and operations are values that were requested.

      Source: API reference, GetGrant; no operation changes the ARN, license, parent, grantee or home Region

      Given a pending grant
      When the <party> <acts> it
      Then the grant has the requested values for every party that can still see it

      Examples:
        | party   | acts    | status             |
        | grantee | accepts | DISABLED or ACTIVE |
        | grantee | rejects | REJECTED           |
        | grantor | deletes | DELETED            |

  @response
  Rule: An older version does not change

    @LM-GG-30 @docs @must
    Scenario: The first version keeps its name after the grant is renamed
      Source: API reference, Version

      Given a grant
      And the grantor has renamed it
      When the grantor calls GetGrant with Version set to the first version
      Then the response contains the grant as it was created

    @LM-GG-33 @assumed @should
    Scenario: The grantee can read the first version too
      Source: API reference, Version; that the grantee can read versions before the latest is not documented

      Given a grant
      And the grantor has renamed it
      When the grantee calls GetGrant with Version set to the first version
      Then the response contains the grant as it was created

    @LM-GG-34 @docs @must @since-2021-06-23
    Scenario: An older version keeps its status and its reason
      Source: API reference, Version; change log of 2021-06-23

      Given a grant that was ACTIVE with the reason "on trial", and is now DISABLED with the reason "the trial is over"
      Then the grantor sees the earlier version with status ACTIVE and the reason "on trial"

    @LM-GG-31 @docs @must
    Scenario: Without a requested version, GetGrant returns the latest
      Source: user guide and acceptance tests, which read a grant by its ARN alone

      Given a grant
      And the grantor has renamed it
      When the grantor calls GetGrant
      Then the response contains the grant as it is now

    @LM-GG-32 @docs @must
    Scenario Outline: The version "<version>", which does not exist, cannot be read
      Source: API reference, Version: a version of the grant

      Given a grant
      When the grantor tries to call GetGrant with Version set to the string "<version>"
      Then the call is refused as not found

      Examples:
        | version |
        | 4711    |
        | 1x      |

  @parties
  Rule: Only the two parties can read a grant, and both see the same values

    @LM-GG-20 @docs @must
    Scenario Outline: GetGrant and both parties' lists agree on a grant with status <status>
      Source: user guide, permissions of grantor and grantee

      Given a grant with status <status>
      Then both parties see the grant in GetGrant and in their lists
      And every operation that returns the grant shows both parties the same status, name and reason
      And both parties see the requested values

      Examples:
        | status         |
        | PENDING_ACCEPT |
        | DISABLED       |
        | ACTIVE         |

    @LM-GG-24 @assumed @should
    Scenario: GetGrant and both parties' lists name the same version
      Source: a grant has one latest version; AWS returned two different ones in terraform-provider-aws issue 47901

      Given a grant with status ACTIVE
      Then both parties see the same version everywhere

    @LM-GG-21 @docs @must
    Scenario Outline: An outsider cannot read <grant>
      Source: user guide, permissions of grantor and grantee: no other party is mentioned

      Given <grant>
      When the outsider tries to read it
      Then the call is refused as not found

      Examples:
        | grant                        |
        | a grant                      |
        | a grant with status ACTIVE   |
        | a grant with status REJECTED |
        | a grant with status DELETED  |

    @LM-GG-22 @observed @must
    Scenario: A grant that does not exist cannot be read
      Source: alchemy-run/distilled, an SDK whose error codes come from calls of the live service

      Given a grant
      When the grantor tries to call GetGrant with GrantArn set to the ARN of a nonexistent grant
      Then the call is refused as not found

    @LM-GG-23 @docs @must
    Scenario: A license ARN is refused where a grant ARN is expected
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantor tries to call GetGrant with GrantArn set to the ARN of the license
      Then the call is refused as not found

  @refusals
  Rule: Errors

    @LM-GG-03 @model @must
    Scenario: A refused call returns a documented error code
      * GetGrant may return these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      Given a grant
      When the grantor tries to call GetGrant with GrantArn set to a value of the wrong type
      Then the call is refused as malformed

  @request
  Rule: Malformed requests
    Validation of the members. A required member that is missing, or a value outside its limits, format or enum, is
    "invalid". A value of the wrong JSON type is "malformed"; so is null for a required member: a server may
    refuse it either while it parses the body or because it treats the member as missing. For any other member, null is
    accepted. Unknown members are also accepted.

    @LM-GG-10 @model @must @refusals
    Scenario Outline: A request without <member> is refused
      Given a grant
      When the grantor tries to call GetGrant with <member> left out
      Then the call is refused as invalid

      Examples:
        | member   |
        | GrantArn |

    @LM-GG-11 @docs @must @refusals
    Scenario Outline: A null <member> is refused
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent, and this one is required

      Given a grant
      When the grantor tries to call GetGrant with <member> set to null
      Then the call is refused as malformed

      Examples:
        | member   |
        | GrantArn |

    @LM-GG-12 @model @must @refusals
    Scenario Outline: <member> with the wrong JSON type is refused
      Given a grant
      When the grantor tries to call GetGrant with <member> set to a value of the wrong type
      Then the call is refused as malformed

      Examples:
        | member   |
        | GrantArn |
        | Version  |

    @LM-GG-13 @model @must @refusals
    Scenario Outline: <member> cannot be <value>
      Given a grant
      When the grantor tries to call GetGrant with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | member   | value                     |
        | GrantArn | an empty string           |
        | GrantArn | the string "not-an-arn"   |
        | GrantArn | an ARN of 2049 characters |

    @LM-GG-16 @assumed @should
    Scenario Outline: A null <member> is treated as absent
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent; not documented for this operation

      Given a grant
      When the grantor calls GetGrant with <member> set to null
      Then the call succeeds

      Examples:
        | member  |
        | Version |

    @LM-GG-17 @assumed @should
    Scenario: An unknown member is ignored
      Source: AWS services ignore members they do not recognize; not documented for this operation

      Given a grant
      When the grantor calls GetGrant with the unknown member LicenseArns
      Then the call succeeds
