package dev.lmc.licensemanager.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/** The operations that a response shows as allowed by a grant. */
public final class GrantedOperations {
    /** Documented by the API reference, and in no model: the suite never asks for it, and a response may show it. */
    private static final String DOCUMENTED_ALONE = "BatchCreateLicenseUsageRecords";

    private GrantedOperations() {}

    /** Returns the operations that a caller can ask for. */
    public static Set<String> of(JsonNode shown) {
        Set<String> names = new TreeSet<>();
        shown.forEach(each -> names.add(each.asText()));
        names.remove(DOCUMENTED_ALONE);
        return names;
    }
}
