@CreateGrant
Feature: CreateGrant
  The owner of a license lets another account, an organization or an organizational unit use it. A new grant has
  the version 1 and waits for its grantee.

  Source: service model, CreateGrant

  @request
  Rule: The request

    @LM-CG-01 @model @must
    Scenario: A request with every member succeeds
      Given a request of CreateGrant has these members
        | member            | type       | required | limits                                | since      |
        | AllowedOperations | enums      | yes      | 1 to 8 elements                       |            |
        | ClientToken       | text       | yes      | up to 2048 characters, no white space |            |
        | GrantName         | text       | yes      |                                       |            |
        | HomeRegion        | text       | yes      |                                       |            |
        | LicenseArn        | text       | yes      | up to 2048 characters, an ARN         |            |
        | Principals        | texts      | yes      | 1 to 1 elements, an ARN               |            |
        | Tags              | structures |          |                                       | 2025-05-13 |
        | Tags[].Key        | text       |          |                                       |            |
        | Tags[].Value      | text       |          |                                       |            |
      And a license
      When the grantor calls CreateGrant with every member
      Then the call succeeds
      And both parties read it

    @LM-CG-10 @model @must @refusals
    Scenario Outline: Without <member> it is refused
      Given a license
      When the grantor tries to call CreateGrant with <member> left out
      Then the call is refused as invalid

      Examples:
        | member            |
        | ClientToken       |
        | GrantName         |
        | LicenseArn        |
        | Principals        |
        | HomeRegion        |
        | AllowedOperations |

    @LM-CG-11 @docs @must @refusals
    Scenario Outline: <member> is no member when it is null
      Source: Smithy, the protocol: a member that is null is absent

      Given a license
      When the grantor tries to call CreateGrant with <member> null
      Then the call is refused as unreadable

      Examples:
        | member            |
        | ClientToken       |
        | GrantName         |
        | LicenseArn        |
        | Principals        |
        | HomeRegion        |
        | AllowedOperations |

    @LM-CG-12 @model @must @refusals
    Scenario Outline: <member> of another type is refused
      Given a license
      When the grantor tries to call CreateGrant with <member> of another type
      Then the call is refused as unreadable

      Examples:
        | member              |
        | ClientToken         |
        | GrantName           |
        | LicenseArn          |
        | Principals          |
        | Principals[]        |
        | HomeRegion          |
        | AllowedOperations   |
        | AllowedOperations[] |

      @since-2025-05-13
      Examples:
        | member       |
        | Tags         |
        | Tags[]       |
        | Tags[].Key   |
        | Tags[].Value |

    @LM-CG-13 @model @must @refusals
    Scenario Outline: <member> beyond its limit is refused: <value>
      Given a license
      When the grantor tries to call CreateGrant with <member> set to <value>
      Then the call is refused as invalid

      @since-2021-06-23
      Examples:
        | member      | value                     |
        | ClientToken | a text of 2049 characters |
        | ClientToken | the text "two words"      |

      Examples:
        | member            | value                                 |
        | LicenseArn        | an empty text                         |
        | LicenseArn        | the text "no-arn"                     |
        | LicenseArn        | an ARN of 2049 characters             |
        | Principals        | an empty list                         |
        | Principals        | a list of 2 account ARNs              |
        | Principals        | the list "123456789012"               |
        | Principals        | a list with an ARN of 2049 characters |
        | AllowedOperations | an empty list                         |

      Examples:
        | member            | value                               |
        | AllowedOperations | a list of 9 times "CheckoutLicense" |

      @until-2022-11-11
      Examples:
        | member            | value                               |
        | AllowedOperations | a list of 8 times "CheckoutLicense" |

    @LM-CG-14 @model @must
    Scenario Outline: <member> at its limit is taken: <value>
      Given a license
      When the grantor calls CreateGrant with <member> set to <value>
      Then the call succeeds
      And both parties read it

      Examples:
        | member            | value                                                                                                                                        |
        | ClientToken       | a text of 2048 characters                                                                                                                    |
        | AllowedOperations | the list "CheckoutLicense"                                                                                                                   |
        | AllowedOperations | the list "CreateGrant, CheckoutLicense, CheckoutBorrowLicense, CheckInLicense, ExtendConsumptionLicense, ListPurchasedLicenses, CreateToken" |

    @LM-CG-15 @model @must @refusals
    Scenario Outline: A value that the enum of <member> lacks is refused: <value>
      Given a license
      When the grantor tries to call CreateGrant with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | member            | value                                    |
        | AllowedOperations | the list "CheckoutLicense, FlyToTheMoon" |
        | AllowedOperations | the list "checkoutlicense"               |

    @LM-CG-16 @assumed @should
    Scenario Outline: <member> may be null, as if it were left out
      Source: Smithy, the protocol: a member that is null is absent; no document says so of this operation

      Given a license
      When the grantor calls CreateGrant with <member> null
      Then the call succeeds

      @since-2025-05-13
      Examples:
        | member |
        | Tags   |

    @LM-CG-17 @assumed @should
    Scenario: A member of another operation is ignored
      Source: AWS services ignore members that they do not know; no document says so of this operation

      Given a license
      When the grantor calls CreateGrant with the foreign member LicenseArns
      Then the call succeeds

    @LM-CG-18 @assumed @should @since-2025-05-13
    Scenario: Eight operations are taken, even with repeats
      Source: service model, AllowedOperationList; no document says whether one may stand twice

      Given a license
      When the grantor calls CreateGrant with AllowedOperations set to a list of 8 times "CheckoutLicense"
      Then the call succeeds

  @response
  Rule: The answer

    @LM-CG-02 @model @must @always-shape
    Scenario: The answer has the documented members, of the documented types, within their limits
      Judged on every answer of the operation, in every scenario.

      Given an answer of CreateGrant has these members
        | member   | type | required | limits                        | since |
        | GrantArn | text |          | up to 2048 characters, an ARN |       |
        | Status   | enum |          |                               |       |
        | Version  | text |          |                               |       |
      And a license
      When the grantor calls CreateGrant
      Then the call succeeds

  @refusals
  Rule: The errors

    @LM-CG-03 @model @must
    Scenario: A refusal carries a documented code
      Given CreateGrant may answer these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      And a license
      When the grantor tries to call CreateGrant with LicenseArn of another type
      Then the call is refused as unreadable

  @response
  Rule: A grant says what was asked for, and waits for its grantee

    @LM-CG-20 @docs @must
    Scenario: The new grant waits for its grantee, and both parties read what was asked for
      Source: API reference and user guide, granted licenses

      Given a license
      When the grantor calls CreateGrant
      Then the answer names a new grant with status PENDING_ACCEPT, PENDING_WORKFLOW or DISABLED
      And the grant settles as PENDING_ACCEPT or DISABLED
      And both parties read what was asked for

    @LM-CG-21 @observed @must
    Scenario Outline: The parent of <grant> that the owner of a license makes is the license
      Source: grants of the live service, as public issue reports show them

      Given <grant>
      Then both parties read the license as its parent

      Examples:
        | grant                      |
        | a grant                    |
        | a grant with status ACTIVE |

    @LM-CG-22 @observed @must
    Scenario: The ARN of a grant has no Region, names the grantor's account, and ends in an id of its own
      Source: service authorization reference, resource types; grants of the live service

      Given a grant
      Then its ARN is that of a grant of the grantor

    @LM-CG-23 @observed @must
    Scenario: The first version of a grant is 1
      Source: acceptance tests against the live service

      Given a license
      When the grantor calls CreateGrant
      Then the answer names version 1

    @LM-CG-24 @model @must
    Scenario Outline: The operation <operation> can be allowed
      Given a license
      When the grantor calls CreateGrant with AllowedOperations set to the list "<operation>"
      Then the answer names a new grant
      And both parties read that it allows "<operation>"

      Examples:
        | operation                |
        | CreateGrant              |
        | CheckoutLicense          |
        | CheckoutBorrowLicense    |
        | CheckInLicense           |
        | ExtendConsumptionLicense |
        | ListPurchasedLicenses    |
        | CreateToken              |

    @LM-CG-25 @docs @must @since-2025-05-13
    Scenario: Tags given to a grant are read from it
      Source: API reference, CreateGrant and ListTagsForResource

      Given a license
      When the grantor calls CreateGrant with every member
      Then the call succeeds
      And the grantor reads the tags that were asked for

  @refusals
  Rule: A grant needs a license of the caller's, in the license's home Region

    @LM-CG-30 @docs @must
    Scenario: A license that does not exist cannot be granted
      Source: API reference, LicenseArn is the ARN of the license

      Given a license
      When the grantor tries to call CreateGrant with LicenseArn set to the ARN of no license
      Then the call is refused as unknown

    @LM-CG-31 @docs @must
    Scenario: The ARN of a grant is not that of a license
      Source: API reference, LicenseArn is the ARN of the license

      Given a grant
      When the grantor tries to call CreateGrant with the ARN of the grant as LicenseArn
      Then the call is refused as unknown

    @LM-CG-32 @observed @must
    Scenario: Another home Region than the license's is refused
      Source: an error message of the live service, as a public issue report shows it

      Given a license
      When the grantor tries to call CreateGrant with HomeRegion set to another Region
      Then the call is refused as misplaced

    @LM-CG-33 @docs @must
    Scenario: Only an owner, or a grantee who may grant on, can grant a license
      Source: user guide, granted licenses

      Given a license
      When the outsider tries to call CreateGrant in place of the grantor
      Then the call is refused as forbidden

  @parties
  Rule: A grantee who may create grants shares what it may do itself, and no more
    Source: API reference, CreateGrant; acceptance tests against the live service

    @LM-CG-40 @observed @must
    Scenario: A grantee who may create grants grants the license on
      Given an active grant that allows "CreateGrant, CheckoutLicense, CheckInLicense"
      When the grantee grants it on to the outsider with "CheckoutLicense"
      Then the call succeeds
      And the outsider reads the grant that was granted on

    @LM-CG-41 @observed @must
    Scenario: A grantee who may not create grants cannot grant the license on
      Given an active grant that allows "CheckoutLicense, CheckInLicense"
      When the grantee tries to grant it on to the outsider with "CheckoutLicense"
      Then the call is refused as forbidden

    @LM-CG-42 @assumed @should
    Scenario: A grantee cannot grant an operation that it has not itself
      Source: a grantee shares what it has received; no document tells of more

      Given an active grant that allows "CreateGrant, CheckoutLicense"
      When the grantee tries to grant it on to the outsider with "CheckoutLicense, CreateToken"
      Then the call is refused as forbidden

    @LM-CG-43 @assumed @should
    Scenario: The parent of a grant that was granted on is the grant it came from
      Source: the member's name, and the former filter ParentARN

      Given an active grant that allows "CreateGrant, CheckoutLicense"
      When the grantee grants it on to the outsider with "CheckoutLicense"
      Then the call succeeds
      And the outsider reads the first grant as its parent

    @LM-CG-44 @docs @must
    Scenario: A grant from a grant is accepted by its grantee and taken back by who made it
      Source: user guide: the grantee accepts, and the grantor deletes

      Given an active grant that allows "CreateGrant, CheckoutLicense"
      When the grantee grants it on to the outsider with "CheckoutLicense"
      Then the call succeeds
      And the outsider accepts what was granted on, and the grantee takes it back

  @request
  Rule: The same call twice makes one grant
    Source: API reference, ClientToken ensures the idempotency of the request

    @LM-CG-50 @docs @must
    Scenario: The same ClientToken and request again makes no second grant
      Given a new license
      When the grantor calls CreateGrant
      And the grantor makes the same call again
      Then the license has one grant

    @LM-CG-51 @docs @should
    Scenario: The same ClientToken and request again is answered with the same grant
      Given a license
      When the grantor calls CreateGrant
      And the grantor makes the same call again
      Then the answer names the grant

    @LM-CG-52 @docs @must
    Scenario: Eight callers with the same ClientToken and request at once make one grant
      Given a new license
      When the grantor calls CreateGrant eight times at once
      Then the license has one grant

    @LM-CG-53 @assumed @should
    Scenario: The same ClientToken with another request makes no second grant
      Given a new license
      When the grantor calls CreateGrant
      And the grantor makes the same call again with GrantName set to the text "another name"
      Then the license has one grant

  @refusals
  Rule: One living grant of a license to a principal

    @LM-CG-60 @observed @should
    Scenario: A second living grant to the same principal is refused
      Source: sample code of AWS that handles the refusal

      Given a grant
      When the grantor tries to call CreateGrant again for the same grantee
      Then the call is refused as duplicate

    @LM-CG-61 @docs @must
    Scenario Outline: After a grant is <status>, a new one can be made
      Source: guide to sharing licenses, deleted and rejected grants

      Given a grant with status <status>
      When the grantor calls CreateGrant
      Then the answer names a new grant

      Examples:
        | status   |
        | REJECTED |
        | DELETED  |

  @request @since-2026-11-01
  Rule: A delegate grant shows licenses, and gives no right to use them
    Provisional: documented, but not in a published model yet. The date is the day on which it was first seen.

    @LM-CG-90 @docs @should
    Scenario Outline: A <type> is made with the operation <operation>
      Source: AWS CLI reference, create-grant, GrantType

      Given a license
      When the grantor calls CreateGrant with the type <type> and the operations "<operation>"
      Then the answer names a new grant

      Examples:
        | type          | operation            |
        | BuyerGrant    | CheckoutLicense      |
        | DelegateGrant | ListReceivedLicenses |

    @LM-CG-91 @docs @should @refusals
    Scenario Outline: A DelegateGrant allows ListReceivedLicenses only: refused with <operations>
      Source: AWS CLI reference, create-grant, GrantType

      Given a license
      When the grantor tries to call CreateGrant with the type DelegateGrant and the operations "<operations>"
      Then the call is refused as invalid

      Examples:
        | operations                            |
        | CheckoutLicense                       |
        | ListReceivedLicenses, CheckoutLicense |

    @LM-CG-92 @docs @should @refusals
    Scenario Outline: A type that is not documented is refused: <type>
      Source: AWS CLI reference, create-grant, GrantType

      Given a license
      When the grantor tries to call CreateGrant with the type <type> and the operations "ListReceivedLicenses"
      Then the call is refused as invalid

      Examples:
        | type           |
        | LicenseGrant   |
        | DELEGATE_GRANT |
