@ListReceivedGrants
Feature: ListReceivedGrants
  The grantee lists the grants that it has received, page by page. ARNs and filters narrow the list.
  For example, a customer lists its pending grants, and accepts the ones from vendors that it buys from.

  A refused call returns an error code that matches the cause and changes nothing. The corrected call then succeeds.
  `features/README.md` defines the parties and lists the causes of refusal.

  Source: service model, ListReceivedGrants

  @request
  Rule: Request

    @LM-LRG-01 @model @must
    Scenario: A request with filters and a page size succeeds
      * the ListReceivedGrants request has these members
        | member           | type               | required | limits   | since |
        | Filters          | list of structures |          |          |       |
        | Filters[].Name   | string             |          |          |       |
        | Filters[].Values | list of strings    |          |          |       |
        | GrantArns        | list of strings    |          | an ARN   |       |
        | MaxResults       | number             |          | 1 to 100 |       |
        | NextToken        | string             |          |          |       |
      Given a grant
      When the grantee calls ListReceivedGrants with filters and a page size
      Then the call succeeds

    @LM-LRG-14 @model @must
    Scenario Outline: <member> can be <value>
      Given a grant
      When the grantee calls ListReceivedGrants with <member> set to <value>
      Then the call succeeds

      Examples:
        | member     | value          |
        | MaxResults | the number 1   |
        | MaxResults | the number 100 |

    @LM-LRG-18 @assumed @should
    Scenario: Filters, a list of ARNs and a page size can be combined
      Source: service model; no members are mutually exclusive

      Given a grant
      When the grantee calls ListReceivedGrants with the ARN of the grant, filters and a page size
      Then the list contains only the grant

  @response
  Rule: Response

    @LM-LRG-02 @model @must @always-shape
    Scenario: The response has the documented members, types and limits
      Checked on every response from the operation, in every scenario.

      * the ListReceivedGrants response has these members
        | member                                      | type               | required | limits                          | since      |
        | Grants                                      | list of structures |          |                                 |            |
        | Grants[].GrantArn                           | string             | yes      | up to 2048 characters, an ARN   |            |
        | Grants[].GrantName                          | string             | yes      |                                 |            |
        | Grants[].GrantStatus                        | enum               | yes      |                                 |            |
        | Grants[].GrantedOperations                  | list of enums      | yes      | 1 to 8 elements                 |            |
        | Grants[].GranteePrincipalArn                | string             | yes      | up to 2048 characters, an ARN   |            |
        | Grants[].HomeRegion                         | string             | yes      |                                 |            |
        | Grants[].LicenseArn                         | string             | yes      | up to 2048 characters, an ARN   |            |
        | Grants[].Options                            | structure          |          |                                 | 2023-04-03 |
        | Grants[].Options.ActivationOverrideBehavior | enum               |          |                                 | 2023-04-03 |
        | Grants[].ParentArn                          | string             | yes      | up to 2048 characters, an ARN   |            |
        | Grants[].StatusReason                       | string             |          | up to 400 characters, not empty |            |
        | Grants[].Version                            | string             | yes      |                                 |            |
        | NextToken                                   | string             |          |                                 |            |
      Given a grant
      When the grantee calls ListReceivedGrants
      Then the call succeeds

    @LM-LRG-04 @docs @must @always-origin
    Scenario: Every grant in a list of several has the requested values
      Checked on every response from the operation, in every scenario: the license, parent, grantee and home Region never
      change, and the name and operations are values that were requested.

      Source: API reference, ListReceivedGrants; no operation changes the ARN, license, parent, grantee or home Region

      Given an accepted grant
      And another grant
      When the grantee calls ListReceivedGrants without a filter
      Then the list contains the second grant

  @filters
  Rule: Without filters the list is complete
    Source: API reference, ListReceivedGrants, whose members are all optional

    @LM-LRG-19 @docs @must
    Scenario: The unfiltered list contains the grant
      Given a grant
      When the grantee calls ListReceivedGrants without a filter
      Then the list contains the grant

  @filters
  Rule: A filter returns only what matches it
    Source: API reference, Filters of ListReceivedGrants

    @LM-LRG-20 @observed @must @since-2021-05-18
    Scenario: Two documented filters apply together
      Source: API reference, Filters of ListReceivedGrants; AWS Control Tower sample code, which combines two

      * the filters of ListReceivedGrants are
        | filter            |
        | ProductSKU        |
        | LicenseIssuerName |
        | LicenseArn        |
        | GrantStatus       |
        | GranterAccountId  |
      Given 2 grants for the same product
      When the grantee calls ListReceivedGrants with ProductSKU and LicenseArn filters that match the second grant
      Then the list contains only the second grant
      When the grantee calls ListReceivedGrants with the ProductSKU filter set to a value that matches nothing and a matching LicenseArn filter
      Then the list does not contain the second grant
      When the grantee calls ListReceivedGrants with the LicenseIssuerName filter set to a value that matches nothing and a matching LicenseArn filter
      Then the list does not contain the second grant
      When the grantee calls ListReceivedGrants with the GrantStatus filter set to a value that matches nothing and a matching LicenseArn filter
      Then the list does not contain the second grant
      When the grantee calls ListReceivedGrants with the GranterAccountId filter set to a value that matches nothing and a matching LicenseArn filter
      Then the list does not contain the second grant, or the call was refused as invalid

    @LM-LRG-21 @docs @must @since-2021-05-18
    Scenario Outline: The <filter> filter returns the matching grants and no others
      Given a grant
      And another grant
      When the grantee calls ListReceivedGrants with the <filter> filter set to the value of the second grant
      Then the list contains the second grant
      And the list contains only elements with that <filter>

      Examples:
        | filter            |
        | ProductSKU        |
        | LicenseIssuerName |
        | LicenseArn        |
        | GrantStatus       |
        | GranterAccountId  |

    @LM-LRG-22 @docs @must @since-2021-05-18
    Scenario Outline: The <filter> filter set to <value> excludes the grant
      Source: API reference, Filters; the outcome for the ARN of a nonexistent license or an unknown account is not documented

      Given a grant
      When the grantee calls ListReceivedGrants with the <filter> filter set to <value>
      Then <outcome>

      Examples:
        | filter            | value                        | outcome                                                                 |
        | ProductSKU        | a value that matches nothing | the list does not contain the grant                                     |
        | LicenseIssuerName | a value that matches nothing | the list does not contain the grant                                     |
        | LicenseArn        | a value that matches nothing | the list does not contain the grant, or the call was refused as invalid |
        | GrantStatus       | a value that matches nothing | the list does not contain the grant                                     |
        | GranterAccountId  | a value that matches nothing | the list does not contain the grant, or the call was refused as invalid |
        | ProductSKU        | the start of its value       | the list does not contain the grant                                     |
        | LicenseIssuerName | the start of its value       | the list does not contain the grant                                     |

    @LM-LRG-23 @docs @must @since-2021-05-18
    Scenario Outline: The value of the <filter> filter is case-sensitive
      Given a grant
      When the grantee calls ListReceivedGrants with the <filter> filter set to a value that differs only in case
      Then the list does not contain the grant, or the call was refused as invalid

      Examples:
        | filter            |
        | ProductSKU        |
        | LicenseIssuerName |
        | LicenseArn        |
        | GrantStatus       |

    @LM-LRG-24 @docs @must @until-2021-05-18
    Scenario Outline: The former <filter> filter returns the grant
      Source: API reference before 2021-05-18

      Given a grant
      When the grantee calls ListReceivedGrants with a matching <filter> filter
      Then the list contains the grant
      And the list contains only elements with that <filter>

      Examples:
        | filter     |
        | LicenseARN |
        | Status     |

    @LM-LRG-29 @docs @must @since-2023-04-03
    Scenario: The GrantStatus filter matches the current status of the grant
      Given a grant with status ACTIVE
      When the grantee calls ListReceivedGrants with the GrantStatus filter set to "ACTIVE"
      Then the list contains the grant
      When the grantee calls ListReceivedGrants with the GrantStatus filter set to "PENDING_ACCEPT"
      Then the list does not contain the grant

    @LM-LRG-25 @docs @must @since-2023-04-03
    Scenario: A filter with two values is refused
      Source: API reference, Filter, since 2023-04-03

      Given a grant
      When the grantee tries to call ListReceivedGrants with two values for the ProductSKU filter
      Then the call is refused as invalid

    @LM-LRG-26 @assumed @should @since-2021-05-18
    Scenario: The same filter given twice is refused
      Source: by analogy with ListReceivedLicenses; not documented for this list

      Given a grant
      When the grantee tries to call ListReceivedGrants with the ProductSKU filter twice
      Then the call is refused as invalid

    @LM-LRG-27 @assumed @should
    Scenario: A call with an undocumented filter is refused as invalid or succeeds
      Source: the outcome is not documented

      Given a grant
      When the grantee calls ListReceivedGrants with an undocumented filter
      Then the call is refused as invalid, or succeeds

    @LM-LRG-28 @docs @should @since-2021-05-18
    Scenario Outline: "<name>" is not accepted as the <filter> filter
      Source: service model, Filter: names are case-sensitive; but another list of the live service was seen to accept a name in another case

      Given a grant
      When the grantee calls ListReceivedGrants with the <filter> filter spelled "<name>" and a value that matches nothing
      Then the list contains the grant, or the call was refused as invalid

      Examples:
        | filter            | name              |
        | ProductSKU        | ProductSku        |
        | LicenseIssuerName | licenseIssuerName |
        | LicenseArn        | LicenseARN        |
        | GrantStatus       | grantStatus       |
        | GranterAccountId  | GranterAccountID  |

  @filters
  Rule: A list of ARNs limits the result to those grants
    Source: API reference, ListReceivedGrants, GrantArns

    @LM-LRG-34 @docs @must
    Scenario: With two ARNs the list contains only those two
      Given 4 grants for the same product
      When the grantee calls ListReceivedGrants with the ARNs of two of them
      Then the list contains these two and no others

    @LM-LRG-35 @assumed @should
    Scenario: A request with a list of ARNs can also set a page size
      Source: API reference, GrantArns and MaxResults: not documented as mutually exclusive

      Given 4 grants for the same product
      When the grantee calls ListReceivedGrants in pages of 1 with the ARNs of two of them
      Then the list contains these two and no others

    @LM-LRG-36 @assumed @should @since-2023-04-03
    Scenario: A filter and a list of ARNs apply together
      Source: API reference, GrantArns and Filters: not documented as mutually exclusive

      Given a grant with status ACTIVE
      And a grant with status DISABLED
      When the grantee calls ListReceivedGrants with both ARNs and the GrantStatus filter set to the value of the second grant
      Then the list contains only the second grant

    @LM-LRG-33 @docs @must
    Scenario: With one ARN the list contains only that one
      Given 2 grants for the same product
      When the grantee calls ListReceivedGrants with the ARN of the second grant
      Then the list contains only the second grant

    @LM-LRG-38 @docs @must
    Scenario: The ARN of a nonexistent grant matches nothing
      Given a grant
      When the grantee calls ListReceivedGrants with the ARN of a nonexistent grant
      Then the list does not contain the grant, or the call was refused as not found

  @filters
  Rule: The list is returned in pages
    Source: API reference, MaxResults and NextToken

    @LM-LRG-30 @docs @must @since-2021-05-18
    Scenario Outline: Pages of <size> with <filters> contain each grant once
      Given 4 grants for the same product
      When the grantee calls ListReceivedGrants in pages of <size> with <filters>
      Then the list contains each grant once

      Examples:
        | size | filters                                     |
        | 1    | a matching ProductSKU filter                |
        | 2    | a matching ProductSKU filter                |
        | 3    | a matching ProductSKU filter                |
        | 100  | a matching ProductSKU filter                |
        | 2    | matching ProductSKU and GrantStatus filters |

    @LM-LRG-31 @assumed @should
    Scenario: An unknown NextToken is refused
      Source: NextToken is documented as a token that the service returns; the refusal is not documented

      Given a grant
      When the grantee tries to call ListReceivedGrants with an unknown token
      Then the call is refused as invalid

    @LM-LRG-32 @assumed @should @since-2021-05-18
    Scenario: A NextToken from another operation is refused
      Source: NextToken is documented as a token that the service returns; the refusal is not documented

      Given 4 grants for the same product
      When the grantor tries to continue ListReceivedGrants with a token from ListDistributedGrants
      Then the call is refused as invalid

    @LM-LRG-37 @assumed @should @since-2021-05-18
    Scenario Outline: Paging returns each grant once while <change>
      Source: paging through a list that changes is not documented; clients that accept or delete page by page rely on it

      Given 4 grants for the same product
      When the grantee calls ListReceivedGrants in pages of 2 while <change>
      Then each grant that was there from the start is listed once

      Examples:
        | change                                     |
        | the last item of each page leaves the list |
        | all items of each page leave the list      |
        | other items join the list                  |

  @parties
  Rule: Only the grantee sees a grant in this list
    Source: API reference, ListReceivedGrants

    @LM-LRG-40 @docs @must
    Scenario: The grantee sees a pending grant
      Given a pending grant
      When the grantee calls ListReceivedGrants with the ARN of the grant
      Then the list contains the grant

    @LM-LRG-42 @docs @must @since-2023-04-03
    Scenario Outline: The grantee sees a grant with status <status>
      Source: API reference since 2023-04-03; before that, it says that the list contains grants that have not been accepted

      Given a grant with status <status>
      When the grantee calls ListReceivedGrants with the ARN of the grant
      Then the list contains the grant

      Examples:
        | status   |
        | DISABLED |
        | ACTIVE   |

    @LM-LRG-41 @docs @must
    Scenario Outline: The <party> does not find the grant with <request>
      Given a grant
      When the <party> calls ListReceivedGrants with <request>
      Then the list does not contain the grant, or the call was refused as not found

      Examples:
        | party    | request                  |
        | grantor  | the ARN of the grant     |
        | outsider | the ARN of the grant     |
        | grantor  | a filter for its license |
        | outsider | a filter for its license |

    @LM-LRG-45 @docs @must @since-2023-04-03
    Scenario: The list and GetGrant agree on the status of every grant when there are several
      Given a grant with status ACTIVE
      And another grant
      When the grantee calls ListReceivedGrants without a filter
      Then each grant is listed with the status that GetGrant returns to the grantee

    @LM-LRG-46 @assumed @should @since-2023-04-03
    Scenario: The list and GetGrant agree on the version of every grant when there are several
      Source: a grant has one latest version; AWS returned two different ones in terraform-provider-aws issue 47901

      Given a grant with status ACTIVE
      And another grant
      When the grantee calls ListReceivedGrants without a filter
      Then each grant is listed with the version that GetGrant returns to the grantee

    @LM-LRG-44 @docs @must
    Scenario Outline: The <party> does not see the grant in the unfiltered list
      Source: user guide, permissions of grantor and grantee: no other party is mentioned

      Given a grant
      When the <party> calls ListReceivedGrants without a filter
      Then the list does not contain the grant

      Examples:
        | party    |
        | grantor  |
        | outsider |

  @refusals
  Rule: Errors

    @LM-LRG-03 @model @must
    Scenario: A refused call returns a documented error code
      * ListReceivedGrants may return these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      Given a grant
      When the grantee tries to call ListReceivedGrants with GrantArns set to a value of the wrong type
      Then the call is refused as malformed

  @request
  Rule: Malformed requests
    Validation of the members. A value outside its limits or format is "invalid". A value of the wrong JSON type is
    "malformed". Null values and unknown members are accepted.

    @LM-LRG-12 @model @must @refusals
    Scenario Outline: <member> with the wrong JSON type is refused
      Given a grant
      When the grantee tries to call ListReceivedGrants with <member> set to a value of the wrong type
      Then the call is refused as malformed

      Examples:
        | member             |
        | GrantArns          |
        | GrantArns[]        |
        | Filters            |
        | Filters[]          |
        | Filters[].Name     |
        | Filters[].Values   |
        | Filters[].Values[] |
        | NextToken          |
        | MaxResults         |

    @LM-LRG-13 @model @must @refusals
    Scenario Outline: <member> cannot be <value>
      Given a grant
      When the grantee tries to call ListReceivedGrants with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | member     | value                                 |
        | GrantArns  | the list "not-an-arn"                 |
        | GrantArns  | the list "arn:aws:license-manager"    |
        | GrantArns  | a list with an ARN of 2049 characters |
        | MaxResults | the number 0                          |
        | MaxResults | the number -1                         |
        | MaxResults | the number 101                        |

    @LM-LRG-16 @assumed @should
    Scenario Outline: A null <member> is treated as absent
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent; not documented for this operation

      Given a grant
      When the grantee calls ListReceivedGrants with <member> set to null
      Then the call succeeds

      Examples:
        | member     |
        | GrantArns  |
        | Filters    |
        | NextToken  |
        | MaxResults |

    @LM-LRG-17 @assumed @should
    Scenario: An unknown member is ignored
      Source: AWS services ignore members they do not recognize; not documented for this operation

      Given a grant
      When the grantee calls ListReceivedGrants with the unknown member LicenseArns
      Then the call succeeds
