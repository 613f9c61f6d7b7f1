@CreateGrant
Feature: CreateGrant
  The owner of a license lets another account, an organization or an organizational unit use it. A new grant has
  version 1, and waits for its grantee to accept or reject it, unless it is accepted automatically. For example, a
  software vendor grants a license for ten seats to a customer's account, and allows the operations CheckoutLicense and
  CheckInLicense.

  A refused call returns an error code that matches the cause and changes nothing. The corrected call then succeeds.
  `features/README.md` defines the parties and lists the causes of refusal.

  Source: service model, CreateGrant

  @request
  Rule: Request

    @LM-CG-01 @model @must
    Scenario: A request with every member succeeds
      * the CreateGrant request has these members
        | member            | type               | required | limits                                | since      |
        | AllowedOperations | list of enums      | yes      | 1 to 8 elements                       |            |
        | ClientToken       | string             | yes      | up to 2048 characters, no white space |            |
        | GrantName         | string             | yes      |                                       |            |
        | HomeRegion        | string             | yes      |                                       |            |
        | LicenseArn        | string             | yes      | up to 2048 characters, an ARN         |            |
        | Principals        | list of strings    | yes      | exactly 1 element, an ARN             |            |
        | Tags              | list of structures |          |                                       | 2025-05-13 |
        | Tags[].Key        | string             |          |                                       |            |
        | Tags[].Value      | string             |          |                                       |            |
      Given a license
      When the grantor calls CreateGrant with every member
      Then the call succeeds
      And both parties see the grant

    @LM-CG-14 @model @must
    Scenario Outline: <member> can be <value>
      Given <license>
      When the grantor calls CreateGrant with <member> set to <value>
      Then the call succeeds
      And both parties see the grant

      Examples:
        | license                        | member            | value                                                                                                                                        |
        | a license                      | ClientToken       | a string of 2048 characters                                                                                                                  |
        | a license                      | AllowedOperations | the list "CheckoutLicense"                                                                                                                   |
        | a license that can be borrowed | AllowedOperations | the list "CreateGrant, CheckoutLicense, CheckoutBorrowLicense, CheckInLicense, ExtendConsumptionLicense, ListPurchasedLicenses, CreateToken" |

    @LM-CG-18 @assumed @should @since-2025-05-13
    Scenario: A list of eight operations is accepted, even if they are all the same
      Source: service model, AllowedOperationList; whether an operation may be repeated is not documented

      Given a license
      When the grantor calls CreateGrant with AllowedOperations set to a list that contains "CheckoutLicense" 8 times
      Then the call succeeds

  @response
  Rule: Response

    @LM-CG-02 @model @must @always-shape
    Scenario: The response has the documented members, types and limits
      Checked on every response from the operation, in every scenario.

      * the CreateGrant response has these members
        | member   | type   | required | limits                        | since |
        | GrantArn | string |          | up to 2048 characters, an ARN |       |
        | Status   | enum   |          |                               |       |
        | Version  | string |          |                               |       |
      Given a license
      When the grantor calls CreateGrant
      Then the call succeeds

  @response
  Rule: A new grant has the requested values, and is not active yet

    @LM-CG-20 @docs @must
    Scenario: A new grant is not active yet, and both parties see the requested values
      Source: API reference and user guide, granted licenses

      Given a license
      When the grantor calls CreateGrant
      Then the response identifies a new grant, with status PENDING_ACCEPT, PENDING_WORKFLOW or DISABLED
      And the grant reaches status PENDING_ACCEPT or DISABLED
      And both parties see the requested values

    @LM-CG-21 @observed @should
    Scenario Outline: For <grant> created by the license owner, the parent is the license
      Source: terraform-provider-aws issue 31290, which quotes a grant returned by the live service

      Given <grant>
      Then both parties see that the parent of the grant is the license

      Examples:
        | grant                      |
        | a grant                    |
        | a grant with status ACTIVE |

    @LM-CG-22 @observed @must
    Scenario: The ARN of a grant is unique, of the documented form, with the grantor's account ID and no Region
      Source: service authorization reference, resource types; terraform-provider-aws pull request 29741, acceptance tests

      Given two grants
      Then each ARN is unique, contains the grantor's account ID, and has no Region

    @LM-CG-23 @observed @must
    Scenario: The first version of a grant is 1
      Source: terraform-provider-aws pull request 29741, acceptance tests against the live service

      Given a license
      When the grantor calls CreateGrant
      Then the response contains version 1

    @LM-CG-24 @model @must
    Scenario Outline: The operation <operation> can be allowed
      Given <license>
      When the grantor calls CreateGrant with AllowedOperations set to the list "<operation>"
      Then the response identifies a new grant
      And both parties see that it allows "<operation>"

      Examples:
        | license                        | operation                |
        | a license                      | CreateGrant              |
        | a license                      | CheckoutLicense          |
        | a license that can be borrowed | CheckoutBorrowLicense    |
        | a license                      | CheckInLicense           |
        | a license                      | ExtendConsumptionLicense |
        | a license                      | ListPurchasedLicenses    |
        | a license                      | CreateToken              |

    @LM-CG-25 @docs @must @since-2025-05-13
    Scenario: The tags of a new grant can be read
      Source: API reference, CreateGrant and ListTagsForResource

      Given a license
      When the grantor calls CreateGrant with every member
      Then the call succeeds
      And the grantor sees the requested tags

    @LM-CG-26 @assumed @should @since-2025-05-13 @refusals
    Scenario Outline: Tags cannot contain <tags>
      Source: general AWS tagging rules; not documented for this operation

      Given a license
      When the grantor tries to call CreateGrant with Tags set to <tags>
      Then the call is refused as invalid

      Examples:
        | tags                                  |
        | two tags with the same key            |
        | a tag with a key that begins with aws |

  @request @since-2026-11-01
  Rule: A grant is a BuyerGrant or a DelegateGrant, which can allow only ListReceivedLicenses
    Provisional: documented, but not in a published model yet. The date in `@since` is the day on which GrantType was
    first seen in the documentation.

    @LM-CG-90 @docs @should
    Scenario Outline: A <type> can be created with the operation <operation>
      Source: AWS CLI reference, create-grant, GrantType

      Given a license
      When the grantor calls CreateGrant with GrantType <type> and the operations "<operation>"
      Then the response identifies a new grant

      Examples:
        | type          | operation            |
        | BuyerGrant    | CheckoutLicense      |
        | DelegateGrant | ListReceivedLicenses |

    @LM-CG-91 @docs @should @refusals
    Scenario Outline: A DelegateGrant that allows <operations> is refused: it may allow only ListReceivedLicenses
      Source: AWS CLI reference, create-grant, GrantType

      Given a license
      When the grantor tries to call CreateGrant with GrantType DelegateGrant and the operations "<operations>"
      Then the call is refused as invalid

      Examples:
        | operations                            |
        | CheckoutLicense                       |
        | ListReceivedLicenses, CheckoutLicense |

    @LM-CG-92 @docs @should @refusals
    Scenario Outline: An undocumented type is refused: <type>
      Source: AWS CLI reference, create-grant, GrantType

      Given a license
      When the grantor tries to call CreateGrant with GrantType <type> and the operations "ListReceivedLicenses"
      Then the call is refused as invalid

      Examples:
        | type           |
        | LicenseGrant   |
        | DELEGATE_GRANT |

  @request
  Rule: A repeated call does not create a second grant
    Source: API reference, ClientToken: ensures the idempotency of the request

    @LM-CG-50 @docs @must
    Scenario: A repeated request with the same ClientToken does not create a second grant
      Given a license without grants
      When the grantor calls CreateGrant
      And the grantor makes the same call again
      Then the license has one grant

    @LM-CG-51 @assumed @should
    Scenario: A repeated request with the same ClientToken returns the same grant
      Source: ClientToken is documented to ensure idempotency; the response is not documented

      Given a license
      When the grantor calls CreateGrant
      And the grantor makes the same call again
      Then the response identifies the same grant

    @LM-CG-52 @docs @must
    Scenario: Eight simultaneous calls with the same ClientToken create one grant
      Given a license without grants
      When the grantor makes the same CreateGrant call eight times in parallel
      Then the license has one grant

    @LM-CG-53 @assumed @should
    Scenario: The same ClientToken with a different request does not create a second grant
      Given a license without grants
      When the grantor calls CreateGrant
      And the grantor makes the call again with GrantName set to the string "another name"
      Then the license has one grant

    @LM-CG-54 @docs @must
    Scenario: ClientToken is case-sensitive
      Source: API reference, ClientToken: case-sensitive

      Given a license
      When the grantor calls CreateGrant
      And the grantor creates another grant with a ClientToken that differs only in case
      Then the response identifies a new grant

  @parties
  Rule: A grantee can share a license if its grant allows CreateGrant, but only with operations that its grant allows
    Source: API reference, CreateGrant; terraform-provider-aws pull request 29741, acceptance tests against the live service

    @LM-CG-40 @observed @should @must-with-organization
    Scenario: A grantee whose grant allows CreateGrant can share the license
      Given an active grant that allows "CreateGrant, CheckoutLicense, CheckInLicense"
      When the grantee shares the license with the outsider, allowing "CheckoutLicense"
      Then the call succeeds
      And the outsider sees the new grant

    @LM-CG-41 @observed @must
    Scenario: A grantee whose grant does not allow CreateGrant cannot share the license
      Given an active grant that allows "CheckoutLicense, CheckInLicense"
      When the grantee tries to share the license with the outsider, allowing "CheckoutLicense"
      Then the call is refused as forbidden

    @LM-CG-42 @assumed @should
    Scenario: A grantee cannot grant an operation that its own grant does not allow
      Source: the documentation says only that a grantee can share a license it has received

      Given an active grant that allows "CreateGrant, CheckoutLicense"
      When the grantee tries to share the license with the outsider, allowing "CheckoutLicense, CreateToken"
      Then the call is refused as forbidden

    @LM-CG-43 @assumed @should
    Scenario: The parent of a grant created from another grant is that grant
      Source: the name of the member ParentArn, and the filter ParentARN, which was documented until 2021-05-18

      Given an active grant that allows "CreateGrant, CheckoutLicense"
      When the grantee shares the license with the outsider, allowing "CheckoutLicense"
      Then the call succeeds
      And the outsider sees that the parent of the new grant is the first grant

    @LM-CG-44 @docs @should @must-with-organization
    Scenario: The grantee can accept, and the grantor can delete, a grant created from another grant
      Source: user guide: the grantee accepts, and the grantor deletes

      Given an active grant that allows "CreateGrant, CheckoutLicense"
      When the grantee shares the license with the outsider, allowing "CheckoutLicense"
      Then the call succeeds
      And the outsider accepts the new grant, and the grantee deletes it

    @LM-CG-45 @assumed @should
    Scenario Outline: A grantee cannot share a license while its grant is <status>
      Source: user guide: a grant must be active before the license is used; sharing is not mentioned

      Given a grant with status <status> that allows "CreateGrant, CheckoutLicense"
      When the grantee tries to share the license with the outsider, allowing "CheckoutLicense"
      Then the call is refused because the license is not usable

      Examples:
        | status         |
        | PENDING_ACCEPT |
        | DISABLED       |

    @LM-CG-46 @assumed @should
    Scenario: Deleting a grant also deletes the grants created from it
      Source: the documentation does not say what happens to grants created from a deleted grant

      Given an active grant that allows "CreateGrant, CheckoutLicense"
      When the grantee shares the license with the outsider, allowing "CheckoutLicense"
      Then the call succeeds
      When the grantor deletes the first grant
      Then the new grant is DELETED or REJECTED, or no longer exists

  @refusals
  Rule: The license, the caller, the home Region and the principal must be valid

    @LM-CG-30 @docs @must
    Scenario: A license that does not exist cannot be granted
      Source: API reference, LicenseArn: the ARN of the license

      Given a license
      When the grantor tries to call CreateGrant with LicenseArn set to the ARN of a nonexistent license
      Then the call is refused as not found

    @LM-CG-31 @docs @must
    Scenario: A grant ARN is refused where a license ARN is expected
      Source: API reference, LicenseArn: the ARN of the license

      Given a grant of a new license
      When the grantor tries to call CreateGrant with the ARN of the grant as LicenseArn
      Then the call is refused as not found

    @LM-CG-32 @observed @must
    Scenario: A home Region that is not the license's home Region is refused
      Source: ministryofjustice/modernisation-platform pull request 4097, which quotes an error message of AWS

      Given a license
      When the grantor tries to call CreateGrant with HomeRegion set to another Region
      Then the call is refused because the Region is wrong

    @LM-CG-33 @docs @must
    Scenario: An account cannot share a license that it neither owns nor has received
      Source: user guide, granted licenses

      Given a license
      When the outsider tries to grant the license
      Then the call is refused as forbidden

    @LM-CG-34 @docs @should
    Scenario Outline: A license that is <state> cannot be granted
      Source: user guide, license statuses: an available license can be used and shared; no error code is documented

      Given a license that is <state>
      When the grantor tries to call CreateGrant for it
      Then the call is refused because the license is not usable

      Examples:
        | state       |
        | deactivated |
        | expired     |
        | deleted     |

    @LM-CG-35 @assumed @should
    Scenario Outline: A license cannot be granted to an IAM <principal>
      Source: API reference, Principals: accounts, organizations or organizational units

      Given a license
      When the grantor tries to call CreateGrant with Principals set to the list "arn:aws:iam::123456789012:<principal>/lmc"
      Then the call is refused as invalid

      Examples:
        | principal |
        | user      |
        | role      |

  @refusals
  Rule: A principal can have only one grant of a license, not counting REJECTED or DELETED grants

    @LM-CG-60 @observed @should
    Scenario: A second grant to the same principal is refused
      Source: AWS sample code that handles the refusal

      Given a grant of a new license
      When the grantor tries to call CreateGrant again for the same grantee
      Then the call is refused as a duplicate

    @LM-CG-61 @docs @must
    Scenario Outline: Once a grant is <status>, the license can be granted to the same principal again
      Source: Amazon Bedrock User Guide, managed entitlements: deleted and rejected grants

      Given a grant with status <status>
      When the grantor calls CreateGrant
      Then the response identifies a new grant

      Examples:
        | status   |
        | REJECTED |
        | DELETED  |

  @refusals
  Rule: Errors

    @LM-CG-03 @model @must
    Scenario: A refused call returns a documented error code
      * CreateGrant may return these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      Given a license
      When the grantor tries to call CreateGrant with LicenseArn set to a value of the wrong type
      Then the call is refused as malformed

  @request
  Rule: Malformed requests
    Validation of the members. A required member that is missing, or a value outside its limits, format or enum, is
    "invalid". A value of the wrong JSON type is "malformed"; so is null for a required member: a server may
    refuse it either while it parses the body or because it treats the member as missing. For any other member, null is
    accepted. Unknown members are also accepted.

    @LM-CG-10 @model @must @refusals
    Scenario Outline: A request without <member> is refused
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
    Scenario Outline: A null <member> is refused
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent, and this one is required

      Given a license
      When the grantor tries to call CreateGrant with <member> set to null
      Then the call is refused as malformed

      Examples:
        | member            |
        | ClientToken       |
        | GrantName         |
        | LicenseArn        |
        | Principals        |
        | HomeRegion        |
        | AllowedOperations |

    @LM-CG-12 @model @must @refusals
    Scenario Outline: <member> with the wrong JSON type is refused
      Given a license
      When the grantor tries to call CreateGrant with <member> set to a value of the wrong type
      Then the call is refused as malformed

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
    Scenario Outline: <member> cannot be <value>
      Given a license
      When the grantor tries to call CreateGrant with <member> set to <value>
      Then the call is refused as invalid

      @since-2021-06-23
      Examples:
        | member      | value                       |
        | ClientToken | a string of 2049 characters |
        | ClientToken | the string "two words"      |

      Examples:
        | member            | value                                       |
        | LicenseArn        | an empty string                             |
        | LicenseArn        | the string "not-an-arn"                     |
        | LicenseArn        | an ARN of 2049 characters                   |
        | Principals        | an empty list                               |
        | Principals        | a list of 2 account ARNs                    |
        | Principals        | the list "123456789012"                     |
        | Principals        | the list "arn:other:iam::123456789012:root" |
        | Principals        | a list with an ARN of 2049 characters       |
        | AllowedOperations | an empty list                               |

      Examples:
        | member            | value                                          |
        | AllowedOperations | a list that contains "CheckoutLicense" 9 times |

      @until-2022-11-11
      Examples:
        | member            | value                                          |
        | AllowedOperations | a list that contains "CheckoutLicense" 8 times |

    @LM-CG-15 @model @must @refusals
    Scenario Outline: <member> cannot have a value outside its enum: <value>
      Given a license
      When the grantor tries to call CreateGrant with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | member            | value                                    |
        | AllowedOperations | the list "CheckoutLicense, FlyToTheMoon" |
        | AllowedOperations | the list "checkoutlicense"               |

    @LM-CG-16 @assumed @should
    Scenario Outline: A null <member> is treated as absent
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent; not documented for this operation

      Given a license
      When the grantor calls CreateGrant with <member> set to null
      Then the call succeeds

      @since-2025-05-13
      Examples:
        | member |
        | Tags   |

    @LM-CG-17 @assumed @should
    Scenario: An unknown member is ignored
      Source: AWS services ignore members they do not recognize; not documented for this operation

      Given a license
      When the grantor calls CreateGrant with the unknown member LicenseArns
      Then the call succeeds
