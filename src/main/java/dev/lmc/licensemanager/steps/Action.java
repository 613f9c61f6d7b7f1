package dev.lmc.licensemanager.steps;

import dev.lmc.licensemanager.parties.Parties;
import dev.lmc.target.Party.Role;

/** An action of a party on a grant. */
sealed interface Action {

    String operation();

    /** Returns the party that may do it. */
    Role rightfulParty();

    /** Returns a status in which it is allowed. */
    String validStatus();

    /** The actions without a parameter. */
    enum Simple implements Action {
        ACCEPT("AcceptGrant", Parties.GRANTEE),
        REJECT("RejectGrant", Parties.GRANTEE),
        DELETE("DeleteGrant", Parties.GRANTOR),
        RENAME("CreateGrantVersion", Parties.GRANTOR),
        READ("GetGrant", Parties.GRANTOR);

        private final String operation;
        private final Role rightful;

        Simple(String operation, Role rightful) {
            this.operation = operation;
            this.rightful = rightful;
        }

        @Override
        public String operation() {
            return operation;
        }

        @Override
        public Role rightfulParty() {
            return rightful;
        }

        @Override
        public String validStatus() {
            return "PENDING_ACCEPT";
        }
    }

    /** Creating a new version with a status. */
    record SetStatus(String status) implements Action {
        @Override
        public String operation() {
            return "CreateGrantVersion";
        }

        @Override
        public Role rightfulParty() {
            return Parties.GRANTEE;
        }

        @Override
        public String validStatus() {
            return status.equals("DISABLED") ? "ACTIVE" : "DISABLED";
        }
    }
}
