Feature: Grant lifecycle
  The grantor creates a grant, and the grantee accepts or rejects it. An accepted grant is activated, or disabled again,
  by creating a new version of it. The grantor can delete the grant. A rejected or deleted grant cannot be revived.

  Source: user guide, granted licenses and the table of grant statuses

  @transitions
  Rule: The statuses and the transitions between them

    @LM-GL-01 @docs @must @GetGrant
    Scenario: A grant has a documented status, which is the same for both parties
      * a grant has one of these statuses
        | status             | since      | meaning                                                                                                                                                          |
        | PENDING_WORKFLOW   |            | The service is processing the grant.                                                                                                                             |
        | PENDING_ACCEPT     |            | The grant waits for its grantee to accept or reject it.                                                                                                          |
        | REJECTED           |            | The grantee has rejected the grant. This is final.                                                                                                               |
        | ACTIVE             |            | The grantee can use the license.                                                                                                                                 |
        | FAILED_WORKFLOW    |            | The service could not distribute the grant; StatusReason says why.                                                                                               |
        | DELETED            |            | The grantor has deleted the grant. This is final.                                                                                                                |
        | PENDING_DELETE     |            | The grant is being deleted.                                                                                                                                      |
        | DISABLED           |            | The grant is accepted, but not active.                                                                                                                           |
        | WORKFLOW_COMPLETED | 2021-06-23 | A grant to an organization or organizational unit has been distributed to its accounts, or withdrawn from them. The grant has a separate status in each account. |
      Given a grant
      Then both parties see the same status

    @LM-GL-02 @docs @must @CreateGrant @AcceptGrant @CreateGrantVersion @DeleteGrant
    Scenario: Both parties see each status of a grant, from creation to deletion
      In the table, NEW stands for a grant that does not exist yet. Where the operation is "service", the service changes
      the status by itself.

      * these are the transitions between the statuses
        | from               | operation          | to                 | basis    |
        | NEW                | CreateGrant        | PENDING_ACCEPT     | docs     |
        | PENDING_ACCEPT     | AcceptGrant        | DISABLED           | docs     |
        | PENDING_ACCEPT     | AcceptGrant        | ACTIVE             | docs     |
        | PENDING_ACCEPT     | RejectGrant        | REJECTED           | docs     |
        | PENDING_ACCEPT     | CreateGrantVersion | PENDING_ACCEPT     | docs     |
        | PENDING_ACCEPT     | CreateGrantVersion | ACTIVE             | docs     |
        | PENDING_ACCEPT     | DeleteGrant        | DELETED            | docs     |
        | DISABLED           | CreateGrantVersion | DISABLED           | docs     |
        | DISABLED           | CreateGrantVersion | ACTIVE             | docs     |
        | DISABLED           | RejectGrant        | REJECTED           | observed |
        | DISABLED           | DeleteGrant        | DELETED            | docs     |
        | ACTIVE             | CreateGrantVersion | ACTIVE             | docs     |
        | ACTIVE             | CreateGrantVersion | DISABLED           | docs     |
        | ACTIVE             | RejectGrant        | REJECTED           | observed |
        | ACTIVE             | DeleteGrant        | DELETED            | docs     |
        | NEW                | CreateGrant        | WORKFLOW_COMPLETED | docs     |
        | WORKFLOW_COMPLETED | CreateGrantVersion | WORKFLOW_COMPLETED | observed |
        | WORKFLOW_COMPLETED | DeleteGrant        | DELETED            | docs     |
        | NEW                | CreateGrant        | DISABLED           | docs     |
        | NEW                | CreateGrant        | PENDING_WORKFLOW   | docs     |
        | PENDING_ACCEPT     | service            | DISABLED           | docs     |
        | DISABLED           | CreateGrantVersion | WORKFLOW_COMPLETED | observed |
        | PENDING_WORKFLOW   | service            | PENDING_ACCEPT     | docs     |
        | PENDING_WORKFLOW   | service            | DISABLED           | docs     |
        | PENDING_WORKFLOW   | service            | WORKFLOW_COMPLETED | docs     |
        | PENDING_WORKFLOW   | service            | FAILED_WORKFLOW    | docs     |
        | WORKFLOW_COMPLETED | DeleteGrant        | WORKFLOW_COMPLETED | docs     |
        | WORKFLOW_COMPLETED | DeleteGrant        | PENDING_DELETE     | docs     |
        | PENDING_DELETE     | service            | DELETED            | docs     |
      Given a pending grant
      When the grantee accepts it
      Then the grant reaches status DISABLED or ACTIVE
      When the grantee sets it to ACTIVE
      Then the grant reaches status ACTIVE
      And the grant has status ACTIVE for both parties
      When the grantee sets it to DISABLED
      Then the grant reaches status DISABLED
      And the grant has status DISABLED for both parties
      When the grantor deletes it
      Then the grant has status DELETED for every party that can still see it

    @LM-GL-03 @docs @must @CreateGrantVersion @DeleteGrant @since-2021-06-23
    Scenario: Both parties see each status of a grant and its reason, including deletion
      Given a grant with status DISABLED
      When the grantee sets it to ACTIVE with the reason "we start on Monday"
      Then the grant reaches status ACTIVE
      And the grant has status ACTIVE and the reason "we start on Monday" for both parties
      When the grantee sets it to DISABLED with the reason "paused over the holidays"
      Then the grant reaches status DISABLED
      And the grant has status DISABLED and the reason "paused over the holidays" for both parties
      When the grantor deletes it with the reason "the order was cancelled"
      Then the grant has status DELETED and the reason "the order was cancelled" for every party that can still see it

    @LM-GL-04 @docs @must @RejectGrant
    Scenario: Both parties see that a new grant is rejected
      Given a pending grant
      When the grantee rejects it
      Then the grant has status REJECTED for every party that can still see it

  @transitions
  Rule: A rejected or deleted grant cannot be revived
    Source: user guide; Amazon Bedrock User Guide, managed entitlements: a rejected or deleted grant cannot be used again

    @LM-GL-10 @docs @must
    Scenario Outline: A grant <history> stays <status> when the <party> attempts to <action>
      Given a grant <history>
      When the <party> attempts to <action>
      Then the grant stays <status> and keeps its name, whether or not the call succeeds

      Examples:
        | history                                            | status   | party   | action             |
        | with status REJECTED                               | REJECTED | grantee | accept it          |
        | with status REJECTED                               | REJECTED | grantee | reject it          |
        | with status REJECTED                               | REJECTED | grantee | set it to ACTIVE   |
        | with status REJECTED                               | REJECTED | grantee | set it to DISABLED |
        | with status REJECTED                               | REJECTED | grantor | set it to ACTIVE   |
        | with status REJECTED                               | REJECTED | grantor | rename it          |
        | with status DELETED                                | DELETED  | grantee | accept it          |
        | with status DELETED                                | DELETED  | grantee | reject it          |
        | that was ACTIVE, then DISABLED, and is now DELETED | DELETED  | grantee | set it to ACTIVE   |
        | with status DELETED                                | DELETED  | grantee | set it to DISABLED |
        | with status DELETED                                | DELETED  | grantor | set it to ACTIVE   |
        | with status DELETED                                | DELETED  | grantor | rename it          |
        | with status DELETED                                | DELETED  | grantor | delete it          |

    @LM-GL-13 @docs @must
    Scenario: A rejected grant is never active again after an attempt to delete it
      Given a grant with status REJECTED
      When the grantor attempts to delete it
      Then the grant is REJECTED or DELETED, whether or not the call succeeds

    @LM-GL-11 @assumed @should
    Scenario Outline: When a grant is <status>, the grantee's attempt to <action> is refused
      Source: only the unchanged status is documented, not the response

      Given a grant with status <status>
      When the grantee tries to <action>
      Then the call is refused because the status does not allow it

      Examples:
        | status   | action           |
        | REJECTED | set it to ACTIVE |
        | DELETED  | set it to ACTIVE |
        | REJECTED | accept it        |
        | DELETED  | accept it        |

  @transitions
  Rule: Repeated status changes never return a grant to pending

    @LM-GL-20 @docs @must @AcceptGrant
    Scenario Outline: Accepting a grant that is already <status> does not return it to pending
      Source: user guide, grant statuses: no transition leads from accepted back to pending

      Given a grant with status <status>
      When the grantee attempts to accept it
      Then the grant is DISABLED or ACTIVE, whether or not the call succeeds

      Examples:
        | status   |
        | DISABLED |
        | ACTIVE   |

    @LM-GL-21 @assumed @should @CreateGrantVersion
    Scenario Outline: Setting a grant to <status> again leaves it <status>
      Source: the outcome is not documented

      Given a grant with status <status>
      When the grantee attempts to set it to <status>
      Then the grant stays <status>, whether or not the call succeeds

      Examples:
        | status   |
        | DISABLED |
        | ACTIVE   |

  @transitions
  Rule: A pending grant takes no status other than the requested one

    @LM-GL-22 @assumed @should @CreateGrantVersion
    Scenario: A pending grant that is set to DISABLED stays pending or becomes DISABLED
      Source: the outcome is not documented

      Given a grant with status PENDING_ACCEPT
      When the grantee attempts to set it to DISABLED
      Then the grant stays PENDING_ACCEPT or becomes DISABLED, whether or not the call succeeds

    @LM-GL-23 @docs @should @CreateGrantVersion
    Scenario: A pending grant that its grantee sets to ACTIVE becomes ACTIVE
      Source: user guide, accept and activate; Amazon Bedrock User Guide, managed entitlements

      Given a grant with status PENDING_ACCEPT
      When the grantee sets it to ACTIVE
      Then the grant reaches status ACTIVE

  @transitions
  Rule: The version of a grant never decreases

    @LM-GL-40 @assumed @should @AcceptGrant @RejectGrant @DeleteGrant
    Scenario Outline: The version does not decrease when the <party> <action>
      Source: versions increase; whether accepting, rejecting or deleting creates one is not documented

      Given a pending grant
      When the <party> <action>
      Then the response contains the previous version or a later one
      And the grant has the returned version or a later one for every party that can still see it

      Examples:
        | party   | action     |
        | grantee | accepts it |
        | grantee | rejects it |
        | grantor | deletes it |

    @LM-GL-41 @docs @must @AcceptGrant @RejectGrant @DeleteGrant
    Scenario Outline: The response contains a version when the <party> <action>
      Source: API reference, the response of the operation

      Given a pending grant
      When the <party> <action>
      Then the response contains a version

      Examples:
        | party   | action     |
        | grantee | accepts it |
        | grantee | rejects it |
        | grantor | deletes it |

  @transitions
  Rule: Only an active grant lets its grantee use the license
    Source: user guide, granted licenses: a grant must be active before its license can be used

    @LM-GL-50 @docs @must
    Scenario: The grantee of an active grant can check out the license
      Given an active grant that allows "CheckoutLicense, CheckInLicense"
      Then the grantee can check out the license

    @LM-GL-51 @docs @must
    Scenario Outline: The grantee of a grant with status <status> cannot check out the license
      Given a grant of a new license with status <status>
      Then the grantee cannot check out the license

      Examples:
        | status         |
        | PENDING_ACCEPT |
        | DISABLED       |
        | REJECTED       |
        | DELETED        |

    @LM-GL-53 @docs @must
    Scenario: The grantee of an active grant cannot check out a deactivated license
      Source: user guide, license statuses

      Given an active grant that allows "CheckoutLicense, CheckInLicense"
      When the grantor deactivates the license
      Then the grantee cannot check out the license

    @LM-GL-52 @docs @must
    Scenario: The grantee of a grant that does not allow CheckoutLicense cannot check out the license
      Source: API reference, AllowedOperations

      Given an active grant that allows "CheckInLicense, ExtendConsumptionLicense"
      Then the grantee cannot check out the license

  @parties
  Rule: A grant to an organization can be created, activated and deleted
    Source: user guide, grant statuses; AWS sample code

    @LM-GL-30 @observed @must @CreateGrant @organization
    Scenario Outline: A grant to <principal> is distributed and can be deleted
      When the grantor creates a grant to <principal>
      Then the response identifies a new grant, with status PENDING_WORKFLOW, WORKFLOW_COMPLETED or DISABLED
      And the grant reaches status WORKFLOW_COMPLETED or DISABLED
      And the grantor lists it with status WORKFLOW_COMPLETED or DISABLED
      When the grantor deletes it
      Then the response identifies the grant, with status PENDING_DELETE, PENDING_WORKFLOW or DELETED
      And the grant has status DELETED or WORKFLOW_COMPLETED for every party that can still see it
      And the license can be granted to the same principal again

      Examples:
        | principal       |
        | an organization |

      @since-2022-11-17
      Examples:
        | principal              |
        | an organizational unit |

    @LM-GL-31 @docs @must @CreateGrantVersion @organization
    Scenario: The grantor activates a grant to an organization
      Given a grant to an organization
      Then the grant reaches status WORKFLOW_COMPLETED or DISABLED
      When the grantor sets it to ACTIVE
      Then the response contains a new version with status PENDING_WORKFLOW, WORKFLOW_COMPLETED or ACTIVE
      And the grant reaches status WORKFLOW_COMPLETED or ACTIVE

    @LM-GL-32 @assumed @should @CreateGrantVersion @organization @since-2021-06-23
    Scenario: A grant to an organization keeps the reason given by the grantor
      Source: change log of 2021-06-23; the service may replace it with its own reason when distribution completes

      Given a grant to an organization
      Then the grant reaches status WORKFLOW_COMPLETED or DISABLED
      When the grantor sets it to ACTIVE with the reason "everyone in the company may use it"
      Then the grant reaches status WORKFLOW_COMPLETED or ACTIVE
      And the grantor sees the reason "everyone in the company may use it"
