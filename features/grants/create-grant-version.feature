@CreateGrantVersion
Feature: CreateGrantVersion
  A new version of a grant changes its name, its allowed operations or its status, and may give a reason. Everything
  else stays as it was. For example, a customer activates a grant with the reason "seats approved for build 7", and
  the vendor sees that reason.

  A refused call returns an error code that matches the cause and changes nothing. The corrected call then succeeds.
  `features/README.md` defines the parties and lists the causes of refusal.

  Source: service model, CreateGrantVersion

  @request
  Rule: Request

    @LM-CGV-01 @model @must
    Scenario Outline: A request with every member that the <party> may set succeeds
      * the CreateGrantVersion request has these members
        | member                             | type          | required | limits                                | since      |
        | AllowedOperations                  | list of enums |          | 1 to 8 elements                       |            |
        | ClientToken                        | string        | yes      | up to 2048 characters, no white space |            |
        | GrantArn                           | string        | yes      | up to 2048 characters, an ARN         |            |
        | GrantName                          | string        |          |                                       |            |
        | Options                            | structure     |          |                                       | 2023-04-03 |
        | Options.ActivationOverrideBehavior | enum          |          |                                       | 2023-04-03 |
        | SourceVersion                      | string        |          |                                       |            |
        | Status                             | enum          |          |                                       |            |
        | StatusReason                       | string        |          | up to 400 characters, not empty       | 2021-06-23 |
      Given <grant>
      When the <party> calls CreateGrantVersion with every member
      Then the call succeeds

      Examples:
        | party   | grant             |
        | grantor | a pending grant   |
        | grantee | an accepted grant |

    @LM-CGV-14 @model @must
    Scenario Outline: <member> can be <value>
      Given <grant>
      When the <party> calls CreateGrantVersion with <member> set to <value>
      Then the call succeeds

      Examples:
        | party   | grant                                             | member            | value                                                                                                                                        |
        | grantor | a pending grant                                   | ClientToken       | a string of 2048 characters                                                                                                                  |
        | grantor | a pending grant                                   | AllowedOperations | the list "CheckoutLicense"                                                                                                                   |
        | grantor | a pending grant of a license that can be borrowed | AllowedOperations | the list "CreateGrant, CheckoutLicense, CheckoutBorrowLicense, CheckInLicense, ExtendConsumptionLicense, ListPurchasedLicenses, CreateToken" |

      @since-2021-06-23
      Examples:
        | party   | grant             | member       | value                      |
        | grantee | an accepted grant | StatusReason | a string of 1 character    |
        | grantee | an accepted grant | StatusReason | the string " "             |
        | grantee | an accepted grant | StatusReason | a string of 400 characters |

    @LM-CGV-18 @assumed @should @since-2025-05-13
    Scenario: A list of eight operations is accepted, even if they are all the same
      Source: service model, AllowedOperationList; whether an operation may be repeated is not documented

      Given a grant
      When the grantor calls CreateGrantVersion with AllowedOperations set to a list that contains "CheckoutLicense" 8 times
      Then the call succeeds

  @response
  Rule: Response

    @LM-CGV-02 @model @must @always-shape
    Scenario: The response has the documented members, types and limits
      Checked on every response from the operation, in every scenario.

      * the CreateGrantVersion response has these members
        | member   | type   | required | limits                        | since |
        | GrantArn | string |          | up to 2048 characters, an ARN |       |
        | Status   | enum   |          |                               |       |
        | Version  | string |          |                               |       |
      Given a grant
      When the grantor calls CreateGrantVersion
      Then the call succeeds

  @transitions
  Rule: Each party can give a reason for a status, and the other party sees it
    Source: change log of 2021-06-23; API reference, CreateGrantVersion

    @LM-CGV-20 @docs @must @since-2021-06-23
    Scenario Outline: The grantee's reason for <status> reaches the grantor
      Given a grant with status <before>
      When the grantee sets it to <status> with the reason "<reason>"
      Then the response contains a new version with status <status> or PENDING_WORKFLOW
      And the grant reaches status <status>
      And the grant has status <status> and the reason "<reason>" for both parties

      Examples:
        | before   | status   | reason                                |
        | DISABLED | ACTIVE   | seats approved for build 7            |
        | ACTIVE   | DISABLED | Prüfung läuft — später                |
        | DISABLED | ACTIVE   | 承認済み 🙂 \\"quoted\\" <b>&amp;</b> |

    @LM-CGV-21 @docs @must @since-2021-06-23
    Scenario: A reason keeps its white space and all its characters
      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE with this reason
        """
          first line, indented, with ü and ﬁ
        
        third line
        """
      Then the grant reaches status ACTIVE
      And both parties see this reason

    @LM-CGV-22 @model @must @since-2021-06-23
    Scenario: A reason of 400 characters is returned in full
      Source: service model, StatusReasonMessage

      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE with a reason of 400 characters
      Then the grant reaches status ACTIVE
      And both parties see this reason

    @LM-CGV-23 @docs @must @since-2021-06-23
    Scenario: The received license shows the reason
      Source: change log of 2021-06-23, ReceivedStatusReason

      Given a grant of a new license with status DISABLED
      When the grantee sets it to ACTIVE with the reason "for the night build"
      Then the grant reaches status ACTIVE
      And the grantee sees the received status ACTIVE and the reason "for the night build"

    @LM-CGV-24 @docs @must @since-2021-06-23
    Scenario: A later reason replaces an earlier one
      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE with the reason "first"
      And the grant reaches status ACTIVE
      And the grantee sets it to DISABLED with the reason "second"
      Then the grant reaches status DISABLED
      And the grant has status DISABLED and the reason "second" for both parties

    @LM-CGV-25 @docs @must @since-2021-06-23
    Scenario: Both parties see the same status, name and reason after a new version without a reason
      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE with the reason "only once"
      And the grant reaches status ACTIVE
      And the grantee sets it to DISABLED
      Then the grant reaches status DISABLED
      And every operation that returns the grant shows both parties the same status, name and reason

    @LM-CGV-26 @assumed @should @since-2021-06-23
    Scenario: The grantor's reason reaches the grantee, if the grantor can set the status
      Source: user guide: a grantor activates grants in its organization; other accounts are not documented

      Given a grant with status ACTIVE
      When the grantor sets it to DISABLED with the reason "the invoice is unpaid"
      Then the grant has status DISABLED and the reason "the invoice is unpaid" for both parties, unless the call was refused as forbidden

    @LM-CGV-27 @assumed @should @since-2021-06-23
    Scenario: The grantor's activation of an accepted grant reaches the grantee, if the grantor can set the status
      Source: user guide: a grantor activates grants in its organization; other accounts are not documented

      Given a grant with status DISABLED
      When the grantor sets it to ACTIVE with the reason "the invoice is paid"
      Then the grant has status ACTIVE and the reason "the invoice is paid" for both parties, unless the call was refused as forbidden

  @request
  Rule: A member left out of the request keeps its value

    @LM-CGV-30 @observed @must
    Scenario: A new name changes nothing else
      Source: terraform-provider-aws pull request 29741, acceptance tests against the live service

      Given a pending grant
      When the grantor calls CreateGrantVersion with GrantName set to the string "Prüfung 承認 🙂"
      Then the response contains a new version with the same status
      And the grant keeps its status
      And both parties see the requested values, except that GrantName is "Prüfung 承認 🙂"

    @LM-CGV-31 @docs @must
    Scenario: New allowed operations change nothing else
      Source: user guide, editing a grant

      Given a pending grant
      When the grantor calls CreateGrantVersion with AllowedOperations set to the list "CheckoutLicense, CreateToken"
      Then the response contains a new version with the same status
      And the grant keeps its status
      And both parties see the requested values, except that GrantedOperations is "CheckoutLicense, CreateToken"

    @LM-CGV-35 @docs @must
    Scenario Outline: The <party> changes several members of a grant with status <status> in one call
      Source: API reference, CreateGrantVersion; user guide, editing and activating a grant

      Given a grant with status <status>
      When the <party> calls CreateGrantVersion with every member
      Then the call succeeds
      And both parties see the requested values of the new version

      Examples:
        | party   | status         |
        | grantor | PENDING_ACCEPT |
        | grantee | DISABLED       |
        | grantee | ACTIVE         |

    @LM-CGV-36 @assumed @should
    Scenario Outline: The grantor changes several members of a grant with status <status> in one call
      Source: user guide, editing a grant; the public evidence covers only grants that the grantee has not yet accepted

      Given a grant with status <status>
      When the grantor calls CreateGrantVersion with every member
      Then the call succeeds
      And both parties see the requested values of the new version

      Examples:
        | status   |
        | DISABLED |
        | ACTIVE   |

    @LM-CGV-34 @assumed @should
    Scenario: The received license shows the new allowed operations
      Source: API reference, ReceivedMetadata; other operations for an accepted grant are not documented

      Given an accepted grant of a new license
      When the grantor calls CreateGrantVersion with AllowedOperations set to the list "CheckoutLicense, CreateToken"
      Then the call succeeds
      And the received license allows "CheckoutLicense, CreateToken"

    @LM-CGV-33 @assumed @should
    Scenario Outline: A new name does not change the status <status>
      Source: the public evidence covers only grants that the grantee has not yet accepted

      Given a grant with status <status>
      When the grantor renames it
      Then the call succeeds
      And the grant keeps its status
      And the grant has status <status> for both parties

      Examples:
        | status   |
        | DISABLED |
        | ACTIVE   |

    @LM-CGV-32 @docs @must
    Scenario: A new status keeps the name and the operations
      Source: user guide, activating a grant: its status changes

      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE
      Then the grant reaches status ACTIVE
      And both parties see the same name and operations as before

  @response
  Rule: Each new version has a higher number than the one before

    @LM-CGV-40 @docs @must
    Scenario: Version numbers increase, and both parties see the same status, name and reason
      Source: API reference, response: the new version of the grant

      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE
      Then the response contains a new version with status ACTIVE or PENDING_WORKFLOW
      And the grant reaches status ACTIVE
      When the grantee sets it to DISABLED
      Then the response contains a new version with status DISABLED or PENDING_WORKFLOW
      And the grant reaches status DISABLED
      When the grantee sets it to ACTIVE
      Then the response contains a new version with status ACTIVE or PENDING_WORKFLOW
      And the grant reaches status ACTIVE
      And every operation that returns the grant shows both parties the same status, name and reason

    @LM-CGV-41 @observed @should
    Scenario: The number of a new version is one higher than the previous one
      Source: AWS sample code, versions 2, 3, 4

      Given a grant
      When the grantor renames it
      Then the response contains the next version

    @LM-CGV-42 @docs @must
    Scenario: The latest version is accepted as SourceVersion
      Source: API reference, SourceVersion: the current version of the grant

      Given a pending grant
      When the grantor calls CreateGrantVersion with SourceVersion set to the latest version
      Then the call succeeds

    @LM-CGV-43 @assumed @should
    Scenario Outline: The <party> cannot change a grant with an older version as SourceVersion
      Source: SourceVersion is documented as the current version; the refusal is by analogy with DeleteGrant

      Given <grant>
      And the grantor has renamed it
      When the <party> tries to call CreateGrantVersion with SourceVersion set to the first version
      Then the call is refused because the version is out of date

      Examples:
        | party   | grant             |
        | grantor | a grant           |
        | grantee | an accepted grant |

  @request
  Rule: Activating a grant can replace other grants
    Source: API reference, Options

    @LM-CGV-71 @docs @should @since-2023-04-03 @refusals
    Scenario: Options are refused unless the call activates the grant
      Source: API reference, Options: only for calls with Status ACTIVE; no error code is documented

      Given a grant with status ACTIVE
      When the grantee tries to disable it with ActivationOverrideBehavior DISTRIBUTED_GRANTS_ONLY
      Then the call is refused as invalid

    @LM-CGV-70 @docs @should @since-2023-04-03
    Scenario Outline: ActivationOverrideBehavior <behavior> is saved, unless the call is refused
      Given a grant with status DISABLED
      When the grantee activates the disabled grant with ActivationOverrideBehavior <behavior>
      Then both parties see ActivationOverrideBehavior <behavior>, unless the call was refused as invalid

      Examples:
        | behavior                       |
        | DISTRIBUTED_GRANTS_ONLY        |
        | ALL_GRANTS_PERMITTED_BY_ISSUER |

    @LM-CGV-72 @docs @should @since-2023-04-03
    Scenario: ALL_GRANTS_PERMITTED_BY_ISSUER replaces another active grant, unless the call is refused
      Given an active grant and a disabled one, both of the same product and issuer
      When the grantee activates the disabled grant with ActivationOverrideBehavior ALL_GRANTS_PERMITTED_BY_ISSUER
      Then the other grant is no longer ACTIVE, unless the call was refused as invalid

    @LM-CGV-73 @docs @should @since-2023-04-03
    Scenario: DISTRIBUTED_GRANTS_ONLY replaces no other active grant
      Source: service model, ActivationOverrideBehavior

      Given an active grant and a disabled one, both of the same product and issuer
      When the grantee activates the disabled grant with ActivationOverrideBehavior DISTRIBUTED_GRANTS_ONLY
      Then the other grant is still ACTIVE, unless the call was refused as invalid

  @request
  Rule: A repeated call does not create a second version
    Source: API reference, ClientToken: ensures the idempotency of the request

    @LM-CGV-50 @docs @must
    Scenario: A repeated request with the same ClientToken does not create a second version
      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE
      And the grantee makes the same call again
      Then the grant still has the version of the first response

    @LM-CGV-52 @assumed @should
    Scenario: A repeated request with the same ClientToken returns the same version
      Source: ClientToken is documented to ensure idempotency; the response is not documented

      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE
      And the grantee makes the same call again
      Then all responses contain the same version

    @LM-CGV-51 @docs @must
    Scenario: Eight simultaneous calls with the same ClientToken create one version
      Given a pending grant
      When the grantor makes the same CreateGrantVersion call eight times in parallel
      Then the calls create one version

    @LM-CGV-53 @observed @should
    Scenario: CreateGrantVersion accepts a ClientToken that CreateGrant has used
      Source: AWS Control Tower sample code, which uses one token for both operations

      Given a grant
      When the grantor renames it with the ClientToken of CreateGrant
      Then the response contains a new version with the same status

    @LM-CGV-55 @docs @must
    Scenario: ClientToken is case-sensitive
      Source: API reference, ClientToken: case-sensitive

      Given a pending grant
      When the grantor renames it
      And the grantor renames it again with a ClientToken that differs only in case
      Then the response contains a new version with the same status

    @LM-CGV-54 @assumed @should
    Scenario: Two accounts can use the same ClientToken
      Source: each account chooses its own tokens; their scope is not documented

      Given a grant
      When the grantor renames it
      And the grantee accepts it, and sets it to ACTIVE with the same ClientToken
      Then the grant reaches status ACTIVE

  @parties
  Rule: Only the parties to a grant can change it, and only to a status that a caller may set

    @LM-CGV-60 @docs @must
    Scenario: An outsider cannot change a grant
      Source: user guide, permissions of grantor and grantee: no other party is mentioned

      Given a grant
      When the outsider tries to set it to ACTIVE
      Then the call is refused as forbidden

    @LM-CGV-61 @docs @must
    Scenario: A grant that does not exist cannot be changed
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantor tries to call CreateGrantVersion with GrantArn set to the ARN of a nonexistent grant
      Then the call is refused as not found

    @LM-CGV-62 @docs @must
    Scenario: A license ARN is refused where a grant ARN is expected
      Source: API reference, GrantArn: the ARN of the grant

      Given a grant
      When the grantor tries to call CreateGrantVersion with GrantArn set to the ARN of the license
      Then the call is refused as not found

    @LM-CGV-63 @assumed @should
    Scenario Outline: A caller cannot set the status <status>
      Source: the use of this status in a request is not documented

      Given an accepted grant
      When the grantee tries to call CreateGrantVersion with Status set to the string "<status>"
      Then the call is refused as invalid

      Examples:
        | status           |
        | PENDING_WORKFLOW |
        | PENDING_ACCEPT   |
        | REJECTED         |
        | FAILED_WORKFLOW  |
        | DELETED          |
        | PENDING_DELETE   |

      @since-2021-06-23
      Examples:
        | status             |
        | WORKFLOW_COMPLETED |

  @refusals
  Rule: Errors

    @LM-CGV-03 @model @must
    Scenario: A refused call returns a documented error code
      * CreateGrantVersion may return these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      Given a grant
      When the grantor tries to call CreateGrantVersion with ClientToken set to a value of the wrong type
      Then the call is refused as malformed

  @request
  Rule: Malformed requests
    Validation of the members. A required member that is missing, or a value outside its limits, format or enum, is
    "invalid". A value of the wrong JSON type is "malformed"; so is null for a required member: a server may
    refuse it either while it parses the body or because it treats the member as missing. For any other member, null is
    accepted. Unknown members are also accepted.

    @LM-CGV-10 @model @must @refusals
    Scenario Outline: A request without <member> is refused
      Given a grant
      When the grantor tries to call CreateGrantVersion with <member> left out
      Then the call is refused as invalid

      Examples:
        | member      |
        | ClientToken |
        | GrantArn    |

    @LM-CGV-11 @docs @must @refusals
    Scenario Outline: A null <member> is refused
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent, and this one is required

      Given a grant
      When the grantor tries to call CreateGrantVersion with <member> set to null
      Then the call is refused as malformed

      Examples:
        | member      |
        | ClientToken |
        | GrantArn    |

    @LM-CGV-12 @model @must @refusals
    Scenario Outline: <member> with the wrong JSON type is refused
      Given a grant
      When the grantor tries to call CreateGrantVersion with <member> set to a value of the wrong type
      Then the call is refused as malformed

      Examples:
        | member              |
        | ClientToken         |
        | GrantArn            |
        | GrantName           |
        | AllowedOperations   |
        | AllowedOperations[] |
        | Status              |
        | SourceVersion       |

      @since-2021-06-23
      Examples:
        | member       |
        | StatusReason |

      @since-2023-04-03
      Examples:
        | member                             |
        | Options                            |
        | Options.ActivationOverrideBehavior |

    @LM-CGV-13 @model @must @refusals
    Scenario Outline: <member> cannot be <value>
      Given a grant
      When the grantor tries to call CreateGrantVersion with <member> set to <value>
      Then the call is refused as invalid

      @since-2021-06-23
      Examples:
        | member       | value                       |
        | ClientToken  | a string of 2049 characters |
        | ClientToken  | the string "two words"      |
        | StatusReason | an empty string             |
        | StatusReason | a string of 401 characters  |

      Examples:
        | member            | value                     |
        | GrantArn          | an empty string           |
        | GrantArn          | the string "not-an-arn"   |
        | GrantArn          | an ARN of 2049 characters |
        | AllowedOperations | an empty list             |

      Examples:
        | member            | value                                          |
        | AllowedOperations | a list that contains "CheckoutLicense" 9 times |

      @until-2022-11-11
      Examples:
        | member            | value                                          |
        | AllowedOperations | a list that contains "CheckoutLicense" 8 times |

    @LM-CGV-15 @model @must @refusals
    Scenario Outline: <member> cannot have a value outside its enum: <value>
      Given a grant
      When the <party> tries to call CreateGrantVersion with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | party   | member            | value                                    |
        | grantor | AllowedOperations | the list "CheckoutLicense, FlyToTheMoon" |
        | grantor | AllowedOperations | the list "checkoutlicense"               |
        | grantee | Status            | the string "ACTIVATED"                   |
        | grantee | Status            | the string "active"                      |

      @since-2023-04-03
      Examples:
        | party   | member                             | value                  |
        | grantee | Options.ActivationOverrideBehavior | the string "NO_GRANTS" |

    @LM-CGV-16 @assumed @should
    Scenario Outline: A null <member> is treated as absent
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent; not documented for this operation

      Given <grant>
      When the <party> calls CreateGrantVersion with <member> set to null
      Then the call succeeds

      Examples:
        | party   | grant             | member            |
        | grantee | an accepted grant | GrantName         |
        | grantee | an accepted grant | AllowedOperations |
        | grantee | an accepted grant | SourceVersion     |
        | grantor | a grant           | Status            |

      @since-2021-06-23
      Examples:
        | party   | grant             | member       |
        | grantee | an accepted grant | StatusReason |

      @since-2023-04-03
      Examples:
        | party   | grant             | member  |
        | grantee | an accepted grant | Options |

    @LM-CGV-17 @assumed @should
    Scenario: An unknown member is ignored
      Source: AWS services ignore members they do not recognize; not documented for this operation

      Given a grant
      When the grantor calls CreateGrantVersion with the unknown member LicenseArns
      Then the call succeeds
