package dev.lmc.licensemanager.explore;

import java.util.Arrays;
import java.util.Optional;

/** What a party does in a step of a walk. */
enum Verb {
    CREATE_LICENSE("creates the license", "CreateLicense"),
    SET_LICENSE("sets the license", "CreateLicenseVersion"),
    GRANT("creates the grant", "CreateGrant"),
    CHANGE("changes the grant", "CreateGrantVersion"),
    ACCEPT("accepts the grant", "AcceptGrant"),
    REJECT("rejects the grant", "RejectGrant"),
    DELETE("deletes the grant", "DeleteGrant"),
    RACE("renames at once the grant", "CreateGrantVersion"),
    REPEAT("repeats the call", ""),
    READ("reads the grant", "GetGrant"),
    LIST_DISTRIBUTED("lists distributed grants of", "ListDistributedGrants"),
    LIST_RECEIVED("lists received grants of", "ListReceivedGrants"),
    LIST_LICENSES("lists received licenses of", "ListReceivedLicenses");

    private final String words;
    private final String operation;

    Verb(String words, String operation) {
        this.words = words;
        this.operation = operation;
    }

    String words() {
        return words;
    }

    /** Returns the operation that it calls; empty if that depends. */
    String operation() {
        return operation;
    }

    static Optional<Verb> of(String words) {
        return Arrays.stream(values()).filter(verb -> verb.words.equals(words)).findFirst();
    }
}
