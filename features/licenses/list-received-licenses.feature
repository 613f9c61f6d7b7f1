@ListReceivedLicenses
Feature: ListReceivedLicenses
  The grantee lists the licenses that it has received through grants: what each license contains, and what its grant
  allows. For example, an application looks for the license of its product by SKU, and reads how many seats it has.

  A refused call returns an error code that matches the cause and changes nothing. The corrected call then succeeds.
  `features/README.md` defines the parties and lists the causes of refusal.

  Source: service model, ListReceivedLicenses

  @request
  Rule: Request

    @LM-LRL-01 @model @must
    Scenario: A request with filters and a page size succeeds
      * the ListReceivedLicenses request has these members
        | member           | type               | required | limits   | since |
        | Filters          | list of structures |          |          |       |
        | Filters[].Name   | string             |          |          |       |
        | Filters[].Values | list of strings    |          |          |       |
        | LicenseArns      | list of strings    |          | an ARN   |       |
        | MaxResults       | number             |          | 1 to 100 |       |
        | NextToken        | string             |          |          |       |
      Given a received license
      When the grantee calls ListReceivedLicenses with filters and a page size
      Then the call succeeds

    @LM-LRL-14 @model @must
    Scenario Outline: <member> can be <value>
      Given a received license
      When the grantee calls ListReceivedLicenses with <member> set to <value>
      Then the call succeeds

      Examples:
        | member     | value          |
        | MaxResults | the number 1   |
        | MaxResults | the number 100 |

    @LM-LRL-18 @assumed @should
    Scenario: Filters, a list of ARNs and a page size can be combined
      Source: service model; no members are mutually exclusive

      Given a received license
      When the grantee calls ListReceivedLicenses with the ARN of the license, filters and a page size
      Then the list contains only the license

  @response
  Rule: Response

    @LM-LRL-02 @model @must @always-shape
    Scenario: The response has the documented members, types and limits
      Checked on every response from the operation, in every scenario.

      * the ListReceivedLicenses response has these members
        | member                                                                              | type               | required | limits                          | since      |
        | Licenses                                                                            | list of structures |          |                                 |            |
        | Licenses[].Beneficiary                                                              | string             |          |                                 |            |
        | Licenses[].ConsumptionConfiguration                                                 | structure          |          |                                 |            |
        | Licenses[].ConsumptionConfiguration.BorrowConfiguration                             | structure          |          |                                 |            |
        | Licenses[].ConsumptionConfiguration.BorrowConfiguration.AllowEarlyCheckIn           | boolean            | yes      |                                 |            |
        | Licenses[].ConsumptionConfiguration.BorrowConfiguration.MaxTimeToLiveInMinutes      | number             | yes      |                                 |            |
        | Licenses[].ConsumptionConfiguration.ProvisionalConfiguration                        | structure          |          |                                 |            |
        | Licenses[].ConsumptionConfiguration.ProvisionalConfiguration.MaxTimeToLiveInMinutes | number             | yes      |                                 |            |
        | Licenses[].ConsumptionConfiguration.RenewType                                       | enum               |          |                                 |            |
        | Licenses[].CreateTime                                                               | string             |          | up to 50 characters, ISO 8601   |            |
        | Licenses[].Entitlements                                                             | list of structures |          |                                 |            |
        | Licenses[].Entitlements[].AllowCheckIn                                              | boolean            |          |                                 |            |
        | Licenses[].Entitlements[].MaxCount                                                  | number             |          |                                 |            |
        | Licenses[].Entitlements[].Name                                                      | string             | yes      |                                 |            |
        | Licenses[].Entitlements[].Overage                                                   | boolean            |          |                                 |            |
        | Licenses[].Entitlements[].Unit                                                      | enum               | yes      |                                 |            |
        | Licenses[].Entitlements[].Value                                                     | string             |          |                                 |            |
        | Licenses[].HomeRegion                                                               | string             |          |                                 |            |
        | Licenses[].Issuer                                                                   | structure          |          |                                 |            |
        | Licenses[].Issuer.KeyFingerprint                                                    | string             |          |                                 |            |
        | Licenses[].Issuer.Name                                                              | string             |          |                                 |            |
        | Licenses[].Issuer.SignKey                                                           | string             |          |                                 |            |
        | Licenses[].LicenseArn                                                               | string             |          | up to 2048 characters, an ARN   |            |
        | Licenses[].LicenseMetadata                                                          | list of structures |          |                                 |            |
        | Licenses[].LicenseMetadata[].Name                                                   | string             |          |                                 |            |
        | Licenses[].LicenseMetadata[].Value                                                  | string             |          |                                 |            |
        | Licenses[].LicenseName                                                              | string             |          |                                 |            |
        | Licenses[].ProductName                                                              | string             |          |                                 |            |
        | Licenses[].ProductSKU                                                               | string             |          |                                 |            |
        | Licenses[].ReceivedMetadata                                                         | structure          |          |                                 |            |
        | Licenses[].ReceivedMetadata.AllowedOperations                                       | list of enums      |          | 1 to 8 elements                 |            |
        | Licenses[].ReceivedMetadata.ReceivedStatus                                          | enum               |          |                                 |            |
        | Licenses[].ReceivedMetadata.ReceivedStatusReason                                    | string             |          | up to 400 characters, not empty | 2021-06-23 |
        | Licenses[].Status                                                                   | enum               |          |                                 |            |
        | Licenses[].Validity                                                                 | structure          |          |                                 |            |
        | Licenses[].Validity.Begin                                                           | string             | yes      | up to 50 characters, ISO 8601   |            |
        | Licenses[].Validity.End                                                             | string             |          | up to 50 characters, ISO 8601   |            |
        | Licenses[].Version                                                                  | string             |          |                                 |            |
        | NextToken                                                                           | string             |          |                                 |            |
      Given a received license
      When the grantee calls ListReceivedLicenses
      Then the call succeeds

    @LM-LRL-04 @docs @must @always-origin
    Scenario: Each listed license has the requested content
      Checked on every response from the operation, in every scenario: the names, SKU, issuer, beneficiary and home Region
      are those that were requested.

      Source: API reference, ListReceivedLicenses

      Given a received license
      And another received license
      When the grantee calls ListReceivedLicenses without a filter
      Then the list contains the second license

  @filters
  Rule: Without filters the list is complete
    Source: API reference, ListReceivedLicenses, whose members are all optional

    @LM-LRL-19 @docs @must
    Scenario: The unfiltered list contains the license
      Given a received license
      When the grantee calls ListReceivedLicenses without a filter
      Then the list contains the license

  @filters
  Rule: A filter returns only what matches it
    Source: API reference, Filters of ListReceivedLicenses

    @LM-LRL-20 @docs @must @since-2021-05-18
    Scenario: Two documented filters apply together
      Source: API reference, Filters of ListReceivedLicenses: filters scope the results

      * the filters of ListReceivedLicenses are
        | filter      |
        | ProductSKU  |
        | Status      |
        | Fingerprint |
        | IssuerName  |
        | Beneficiary |
      Given 2 received licenses for the same product
      When the grantee calls ListReceivedLicenses with ProductSKU and IssuerName filters that match the second license
      Then the list contains only the second license
      When the grantee calls ListReceivedLicenses with the ProductSKU filter set to a value that matches nothing and a matching IssuerName filter
      Then the list does not contain the second license
      When the grantee calls ListReceivedLicenses with the Status filter set to a value that matches nothing and a matching IssuerName filter
      Then the list does not contain the second license
      When the grantee calls ListReceivedLicenses with the Beneficiary filter set to a value that matches nothing and a matching IssuerName filter
      Then the list does not contain the second license, or the call was refused as invalid
      When the grantee calls ListReceivedLicenses with the Fingerprint filter set to a value that matches nothing and a matching IssuerName filter
      Then the list does not contain the second license

    @LM-LRL-21 @docs @must @since-2021-05-18
    Scenario Outline: The <filter> filter returns the matching licenses and no others
      Given a received license
      And another received license
      When the grantee calls ListReceivedLicenses with the <filter> filter set to the value of the second license
      Then the list contains the second license
      And the list contains only elements with that <filter>

      Examples:
        | filter      |
        | ProductSKU  |
        | Status      |
        | Fingerprint |
        | IssuerName  |
        | Beneficiary |

    @LM-LRL-22 @docs @must @since-2021-05-18
    Scenario Outline: The <filter> filter set to <value> excludes the license
      Source: API reference, Filters; the outcome for the ARN of an unknown account is not documented

      Given a received license
      When the grantee calls ListReceivedLicenses with the <filter> filter set to <value>
      Then <outcome>

      Examples:
        | filter      | value                        | outcome                                                                   |
        | ProductSKU  | a value that matches nothing | the list does not contain the license                                     |
        | Status      | a value that matches nothing | the list does not contain the license                                     |
        | Fingerprint | a value that matches nothing | the list does not contain the license                                     |
        | IssuerName  | a value that matches nothing | the list does not contain the license                                     |
        | Beneficiary | a value that matches nothing | the list does not contain the license, or the call was refused as invalid |
        | ProductSKU  | the start of its value       | the list does not contain the license                                     |
        | IssuerName  | the start of its value       | the list does not contain the license                                     |

    @LM-LRL-23 @docs @must @since-2021-05-18
    Scenario Outline: The value of the <filter> filter is case-sensitive
      Given a received license
      When the grantee calls ListReceivedLicenses with the <filter> filter set to a value that differs only in case
      Then the list does not contain the license, or the call was refused as invalid

      Examples:
        | filter      |
        | ProductSKU  |
        | Status      |
        | Fingerprint |
        | IssuerName  |
        | Beneficiary |

    @LM-LRL-24 @docs @must @until-2021-05-18
    Scenario Outline: Before 2021-05-18, the <filter> filter returns the license
      Source: API reference before 2021-05-18

      Given a received license
      When the grantee calls ListReceivedLicenses with a matching <filter> filter
      Then the list contains the license
      And the list contains only elements with that <filter>

      Examples:
        | filter         |
        | ProductSKU     |
        | Status         |
        | KeyFingerprint |
        | Issuer         |

    @LM-LRL-25 @docs @must @since-2023-04-03
    Scenario: A filter with two values is refused
      Source: API reference, Filter, since 2023-04-03; before that, aws-sdk issue 449 and aws-sdk-js-v3 issue 4244

      Given a received license
      When the grantee tries to call ListReceivedLicenses with two values for the ProductSKU filter
      Then the call is refused as invalid

    @LM-LRL-26 @observed @should @since-2021-05-18
    Scenario: The same filter given twice is refused
      Source: aws-sdk-js-v3 issue 4244, in which more than one Status filter is refused

      Given a received license
      When the grantee tries to call ListReceivedLicenses with the ProductSKU filter twice
      Then the call is refused as invalid

    @LM-LRL-27 @assumed @should
    Scenario: A call with an undocumented filter is refused as invalid or succeeds
      Source: the outcome is not documented

      Given a received license
      When the grantee calls ListReceivedLicenses with an undocumented filter
      Then the call is refused as invalid, or succeeds

    @LM-LRL-28 @docs @should @since-2021-05-18
    Scenario Outline: "<name>" is not accepted as the <filter> filter
      Source: service model, Filter: names are case-sensitive; but ListReceivedLicenses of the live service was seen to accept "status"

      Given a received license
      When the grantee calls ListReceivedLicenses with the <filter> filter spelled "<name>" and a value that matches nothing
      Then the list contains the license, or the call was refused as invalid

      Examples:
        | filter      | name        |
        | ProductSKU  | ProductSku  |
        | Fingerprint | fingerprint |
        | IssuerName  | issuerName  |
        | Beneficiary | beneficiary |

  @filters
  Rule: A list of ARNs limits the result to those licenses
    Source: API reference, ListReceivedLicenses, LicenseArns

    @LM-LRL-34 @docs @must
    Scenario: With two ARNs the list contains only those two
      Given 4 received licenses for the same product
      When the grantee calls ListReceivedLicenses with the ARNs of two of them
      Then the list contains these two and no others

    @LM-LRL-35 @assumed @should
    Scenario: A request with a list of ARNs can also set a page size
      Source: API reference, LicenseArns and MaxResults: not documented as mutually exclusive

      Given 4 received licenses for the same product
      When the grantee calls ListReceivedLicenses in pages of 1 with the ARNs of two of them
      Then the list contains these two and no others

    @LM-LRL-36 @assumed @should @since-2021-05-18
    Scenario: A filter and a list of ARNs apply together
      Source: API reference, LicenseArns and Filters: not documented as mutually exclusive

      Given a received license
      And another received license
      When the grantee calls ListReceivedLicenses with both ARNs and the ProductSKU filter set to the value of the second license
      Then the list contains only the second license

    @LM-LRL-33 @docs @must
    Scenario: With one ARN the list contains only that one
      Given 2 received licenses for the same product
      When the grantee calls ListReceivedLicenses with the ARN of the second license
      Then the list contains only the second license

    @LM-LRL-38 @docs @must
    Scenario: The ARN of a nonexistent license matches nothing
      Given a received license
      When the grantee calls ListReceivedLicenses with the ARN of a nonexistent license
      Then the list does not contain the license, or the call was refused as not found

  @filters
  Rule: The list is returned in pages
    Source: API reference, MaxResults and NextToken

    @LM-LRL-30 @docs @must @since-2021-05-18
    Scenario Outline: Pages of <size> with <filters> contain each license once
      Given 4 received licenses for the same product
      When the grantee calls ListReceivedLicenses in pages of <size> with <filters>
      Then the list contains each license once

      Examples:
        | size | filters                                |
        | 1    | a matching ProductSKU filter           |
        | 2    | a matching ProductSKU filter           |
        | 3    | a matching ProductSKU filter           |
        | 100  | a matching ProductSKU filter           |
        | 2    | matching ProductSKU and Status filters |

    @LM-LRL-31 @assumed @should
    Scenario: An unknown NextToken is refused
      Source: NextToken is documented as a token that the service returns; the refusal is not documented

      Given a received license
      When the grantee tries to call ListReceivedLicenses with an unknown token
      Then the call is refused as invalid

    @LM-LRL-32 @assumed @should @since-2021-05-18
    Scenario: A NextToken from another operation is refused
      Source: NextToken is documented as a token that the service returns; the refusal is not documented

      Given 4 received licenses for the same product
      When the grantee tries to continue ListReceivedLicenses with a token from ListReceivedGrants
      Then the call is refused as invalid

    @LM-LRL-37 @assumed @should @since-2021-05-18
    Scenario Outline: Paging returns each license once while <change>
      Source: paging through a list that changes is not documented; clients that accept or delete page by page rely on it

      Given 4 received licenses for the same product
      When the grantee calls ListReceivedLicenses in pages of 2 while <change>
      Then each license that was there from the start is listed once

      Examples:
        | change                                     |
        | the last item of each page leaves the list |
        | all items of each page leave the list      |
        | other items join the list                  |

  @response
  Rule: A received license shows its content
    Source: API reference, GrantedLicense

    @LM-LRL-40 @docs @must
    Scenario: The received license shows the requested values
      Given a license with metadata and two entitlements, granted and accepted
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the requested values

    @LM-LRL-47 @docs @must
    Scenario: A license that can be borrowed shows its borrow configuration
      Given a license that can be borrowed, granted and accepted
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the requested values

    @LM-LRL-46 @docs @must
    Scenario: A license shows its signing key
      Given a license signed with a key of its issuer, granted and accepted
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the requested values

    @LM-LRL-41 @docs @must
    Scenario Outline: An entitlement with the unit <unit> keeps its unit
      Given a license with an entitlement in <unit> among others, granted and accepted
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the requested entitlement in <unit>

      Examples:
        | unit             |
        | Count            |
        | None             |
        | Seconds          |
        | Microseconds     |
        | Milliseconds     |
        | Bytes            |
        | Kilobytes        |
        | Megabytes        |
        | Gigabytes        |
        | Terabytes        |
        | Bits             |
        | Kilobits         |
        | Megabits         |
        | Gigabits         |
        | Terabits         |
        | Percent          |
        | Bytes/Second     |
        | Kilobytes/Second |
        | Megabytes/Second |
        | Gigabytes/Second |
        | Terabytes/Second |
        | Bits/Second      |
        | Kilobits/Second  |
        | Megabits/Second  |
        | Gigabits/Second  |
        | Terabits/Second  |
        | Count/Second     |

    @LM-LRL-48 @docs @must
    Scenario Outline: An entitlement with the unit <unit> has a <member>, and no <other>
      Source: API reference, Entitlement: Value is used for the unit None, MaxCount for any other

      Given a license with an entitlement in <unit>, granted and accepted
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the entitlement has a <member> and no <other>

      Examples:
        | unit  | member   | other    |
        | None  | Value    | MaxCount |
        | Count | MaxCount | Value    |

    @LM-LRL-49 @docs @must
    Scenario Outline: Overage <overage>, AllowCheckIn <check-in> and AllowEarlyCheckIn <early> are returned as requested
      Source: API reference, Entitlement and BorrowConfiguration

      Given a license with Overage <overage>, AllowCheckIn <check-in> and AllowEarlyCheckIn <early>
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the requested values

      Examples:
        | overage | check-in | early |
        | true    | false    | false |
        | false   | true     | true  |

    @LM-LRL-60 @docs @must
    Scenario: The validity of a license is in UTC
      Source: API reference, Validity

      Given a received license
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the validity of the license is in UTC

    @LM-LRL-61 @docs @must
    Scenario: CreateTime is the time at which the license was created
      Source: API reference, CreateTime; the live service writes it as epoch seconds

      Given a received license
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then CreateTime is the time at which the grantor created the license

    @LM-LRL-42 @docs @must
    Scenario Outline: A received license shows its renewal type <renewal>
      Given a license with the renewal type <renewal>, granted and accepted
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the requested values

      Examples:
        | renewal |
        | None    |
        | Weekly  |
        | Monthly |

    @LM-LRL-43 @docs @must
    Scenario Outline: ReceivedMetadata has the status and operations of the grant: <operations>
      Source: API reference, ReceivedMetadata

      Given an active grant that allows "<operations>"
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the operations of the grant and the received status ACTIVE

      Examples:
        | operations                                                                                                 |
        | CheckoutLicense                                                                                            |
        | CreateGrant, CheckoutLicense, CheckInLicense, ExtendConsumptionLicense, ListPurchasedLicenses, CreateToken |

    @LM-LRL-44 @observed @should
    Scenario: The ARN of the grant is in the license's metadata
      Source: AWS sample code that reads it there

      Given a received license
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license's metadata contains the ARN of the grant

    @LM-LRL-45 @observed @must
    Scenario: The license contains its issuer's key fingerprint
      Source: AWS sample code, which reads the fingerprint of licenses created without the issuer's own key

      Given a received license
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license contains its issuer's fingerprint

    @LM-LRL-64 @observed @should
    Scenario: Without a key of its own, an issuer's fingerprint consists of the owner's account and the issuer's name
      Source: AWS sample code, which checks out licenses by aws:ACCOUNT:ISSUER:issuer-fingerprint

      Given a received license
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license contains a fingerprint of its owner's account and its issuer's name

  @response
  Rule: A received license reflects changes to the license
    Source: API reference, GrantedLicense: version and status of the granted license

    @LM-LRL-62 @assumed @should
    Scenario: The grantee sees a new version of the license and its content
      Source: the API reference does not say when a granted license follows a new version

      Given a received license
      When the grantor creates a version of the license with 25 seats
      Then the grantee sees the new version of the license and its content

    @LM-LRL-63 @docs @should @since-2021-05-18
    Scenario: A deactivated license is listed as DEACTIVATED, and the Status filter finds it
      Source: user guide, license statuses; API reference, Filters

      Given a received license
      When the grantor deactivates the license
      Then the grantee sees that the license is DEACTIVATED
      When the grantee calls ListReceivedLicenses with the Status filter set to "DEACTIVATED"
      Then the list contains the license
      When the grantee calls ListReceivedLicenses with a matching ProductSKU filter and the Status filter set to "AVAILABLE"
      Then the list does not contain the license

  @parties
  Rule: Only the grantee sees a license in this list
    Source: API reference, ListReceivedLicenses

    @LM-LRL-50 @docs @must
    Scenario Outline: The grantee sees a license whose grant has the status <status>
      Given a grant of a new license with status <status>
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the operations of the grant and the received status <status>

      Examples:
        | status   |
        | DISABLED |
        | ACTIVE   |

    @LM-LRL-51 @docs @should
    Scenario: The grantee sees a license whose grant is pending
      Source: user guide: the console lists licenses with pending grants under Granted licenses

      Given a grant of a new license with status PENDING_ACCEPT
      When the grantee calls ListReceivedLicenses with the ARN of the license
      Then the license has the operations of the grant and the received status PENDING_ACCEPT

    @LM-LRL-52 @docs @must
    Scenario Outline: The <party> does not find the license with <request>
      Given a received license
      When the <party> calls ListReceivedLicenses with <request>
      Then the list does not contain the license, or the call was refused as not found

      Examples:
        | party    | request                  |
        | grantor  | the ARN of the license   |
        | outsider | the ARN of the license   |
        | grantor  | a filter for its product |
        | outsider | a filter for its product |

    @LM-LRL-53 @docs @must
    Scenario Outline: The <party> does not see the license in the unfiltered list
      Source: user guide, permissions of grantor and grantee: no other party is mentioned

      Given a received license
      When the <party> calls ListReceivedLicenses without a filter
      Then the list does not contain the license

      Examples:
        | party    |
        | grantor  |
        | outsider |

  @refusals
  Rule: Errors

    @LM-LRL-03 @model @must
    Scenario: A refused call returns a documented error code
      * ListReceivedLicenses may return these errors
        | code                           | HTTP status       |
        | AccessDeniedException          | 400 or 401 or 403 |
        | AuthorizationException         | 400 or 403        |
        | InvalidParameterValueException | 400               |
        | RateLimitExceededException     | 400 or 429        |
        | ResourceLimitExceededException | 400               |
        | ServerInternalException        | 500               |
        | ValidationException            | 400               |
      Given a received license
      When the grantee tries to call ListReceivedLicenses with LicenseArns set to a value of the wrong type
      Then the call is refused as malformed

  @request
  Rule: Malformed requests
    Validation of the members. A value outside its limits or format is "invalid". A value of the wrong JSON type is
    "malformed". Null values and unknown members are accepted.

    @LM-LRL-12 @model @must @refusals
    Scenario Outline: <member> with the wrong JSON type is refused
      Given a received license
      When the grantee tries to call ListReceivedLicenses with <member> set to a value of the wrong type
      Then the call is refused as malformed

      Examples:
        | member             |
        | LicenseArns        |
        | LicenseArns[]      |
        | Filters            |
        | Filters[]          |
        | Filters[].Name     |
        | Filters[].Values   |
        | Filters[].Values[] |
        | NextToken          |
        | MaxResults         |

    @LM-LRL-13 @model @must @refusals
    Scenario Outline: <member> cannot be <value>
      Given a received license
      When the grantee tries to call ListReceivedLicenses with <member> set to <value>
      Then the call is refused as invalid

      Examples:
        | member      | value                                 |
        | LicenseArns | the list "not-an-arn"                 |
        | LicenseArns | the list "arn:aws:license-manager"    |
        | LicenseArns | a list with an ARN of 2049 characters |
        | MaxResults  | the number 0                          |
        | MaxResults  | the number -1                         |
        | MaxResults  | the number 101                        |

    @LM-LRL-16 @assumed @should
    Scenario Outline: A null <member> is treated as absent
      Source: Smithy, AWS JSON 1.1 protocol: a null member is treated as absent; not documented for this operation

      Given a received license
      When the grantee calls ListReceivedLicenses with <member> set to null
      Then the call succeeds

      Examples:
        | member      |
        | LicenseArns |
        | Filters     |
        | NextToken   |
        | MaxResults  |

    @LM-LRL-17 @assumed @should
    Scenario: An unknown member is ignored
      Source: AWS services ignore members they do not recognize; not documented for this operation

      Given a received license
      When the grantee calls ListReceivedLicenses with the unknown member GrantArns
      Then the call succeeds
