package dev.lmc.licensemanager.explore;

/** The clauses that say what a list contains. */
record ListClauses(ListQuery query) {
    private String of(String number) {
        return switch (query.operation()) {
                    case "ListDistributedGrants" -> "LM-LDG-";
                    case "ListReceivedGrants" -> "LM-LRG-";
                    default -> "LM-LRL-";
                }
                + number;
    }

    String success() {
        return of("01");
    }

    /** Returns the clause that says that each element is listed once. */
    String once() {
        return of("30");
    }

    /** Returns the clause that says that nothing else is listed. */
    String others(boolean visible) {
        return of(visible ? selection() : "41");
    }

    /** Returns the clause that says that the list has a grant. */
    String complete(KnownGrant grant) {
        if (grant.fromGrant) {
            return query.operation().equals("ListDistributedGrants") ? "LM-LDG-42" : of("42");
        }
        return of(query.pages().isPresent() ? "30" : selection());
    }

    private String selection() {
        if (query.status().isPresent()) {
            return query.principal().isPresent() ? "20" : "29";
        }
        return query.only().isEmpty() ? "21" : "34";
    }
}
