package dev.lmc.licensemanager.steps;

import dev.lmc.target.Party.Role;

/** What a party does with a grant. */
sealed interface Action {

    String operation();

    /** Who may do it. */
    Role rightfulParty();

    /** A status in which it may be done. */
    String validStatus();

    /** The deeds without a parameter. */
    enum Simple implements Action {
        ACCEPT("AcceptGrant", Role.GRANTEE),
        REJECT("RejectGrant", Role.GRANTEE),
        DELETE("DeleteGrant", Role.GRANTOR),
        RENAME("CreateGrantVersion", Role.GRANTOR),
        READ("GetGrant", Role.GRANTOR);

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

    /** A new version with a status. */
    record SetStatus(String status) implements Action {
        @Override
        public String operation() {
            return "CreateGrantVersion";
        }

        @Override
        public Role rightfulParty() {
            return Role.GRANTEE;
        }

        @Override
        public String validStatus() {
            return status.equals("DISABLED") ? "ACTIVE" : "DISABLED";
        }
    }
}
