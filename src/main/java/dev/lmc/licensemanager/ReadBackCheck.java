package dev.lmc.licensemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lmc.licensemanager.facts.GrantedOperations;
import dev.lmc.wire.CrossExchangeCheck;
import dev.lmc.wire.Exchange.CallContext;
import dev.lmc.wire.WireFinding;
import dev.lmc.wire.WireFinding.Aspect;
import dev.lmc.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Checks that grants and licenses show the values they were created with, wherever and in whatever status they are
 * read. A grant may show any name and operations that were requested for it, because views may lag behind. Only
 * resources of the run are judged, and only by members that were sent as strings.
 */
final class ReadBackCheck implements CrossExchangeCheck {
    /** The paths of license members that never change. */
    private static final List<String> OF_A_LICENSE =
            List.of("/LicenseName", "/ProductName", "/ProductSKU", "/HomeRegion", "/Beneficiary", "/Issuer/Name");

    /** The operations whose requests determine what a grant shows. */
    private static final Set<String> CHANGES = Set.of("CreateGrant", "CreateGrantVersion");

    private static final Pattern OPERATION = Pattern.compile("[A-Z][a-z]+[A-Za-z]*");

    private final Map<String, CreatedWith> grants = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> licenses = new ConcurrentHashMap<>();
    /** The parties that created the licenses. */
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    private final InvalidGrants invalid = new InvalidGrants();

    /**
     * A grant: the CreateGrant request, whether it was sent by the owner of the license, all names and operations
     * requested since, and the parent that each party read first.
     */
    private record CreatedWith(
            JsonNode request,
            boolean byOwner,
            Set<String> names,
            Set<Set<String>> operations,
            Map<String, JsonNode> parents) {
        static CreatedWith of(JsonNode request, boolean byOwner) {
            CreatedWith made = new CreatedWith(
                    request,
                    byOwner,
                    ConcurrentHashMap.newKeySet(),
                    ConcurrentHashMap.newKeySet(),
                    new ConcurrentHashMap<>());
            made.also(request);
            return made;
        }

        /** Returns whether the grant can have the parent: not itself, and the license if its owner grants it. */
        boolean canHaveParent(JsonNode parent, JsonNode grantArn) {
            return !parent.equals(grantArn) && (!byOwner || parent.equals(request.path("LicenseArn")));
        }

        void also(JsonNode asked) {
            Optional.of(asked.path("GrantName"))
                    .filter(JsonNode::isTextual)
                    .ifPresent(name -> names.add(name.asText()));
            Optional.of(asked.path("AllowedOperations"))
                    .filter(ReadBackCheck::namesOperations)
                    .ifPresent(all -> operations.add(GrantedOperations.of(all)));
        }
    }

    @Override
    public void beforeSend(CallContext context, WireRequest sent) {
        if (context.operation().equals("CreateGrantVersion")) {
            sent.json().ifPresent(asked -> Optional.ofNullable(
                            grants.get(asked.path("GrantArn").asText()))
                    .ifPresent(made -> made.also(asked)));
        }
    }

    @Override
    public void accepted(
            CallContext context, JsonNode request, Supplier<List<String>> invalidMembers, JsonNode response) {
        if (!CHANGES.contains(context.operation())) {
            return;
        }
        // an ARN of the target's own that breaks the contract is no fault of the request
        boolean ours = invalidMembers.get().stream()
                .anyMatch(path -> !path.equals("GrantArn")
                        && !(path.equals("LicenseArn")
                                && licenses.containsKey(request.path(path).asText())));
        if (ours) {
            CreatedWith made = grants.get(request.path("GrantArn").asText());
            invalid.add(response.path("GrantArn"), (made == null ? request : made.request()).path("LicenseArn"));
        }
    }

    @Override
    public boolean isDueToInvalid(JsonNode response, String path) {
        return invalid.shownAt(response, path);
    }

    @Override
    public List<WireFinding> judge(CallContext context, Optional<JsonNode> request, JsonNode response) {
        List<WireFinding> findings = new ArrayList<>();
        switch (context.operation()) {
            case "CreateLicense" ->
                request.ifPresent(asked -> named(response, "LicenseArn").ifPresent(arn -> {
                    licenses.putIfAbsent(arn, asked);
                    owners.putIfAbsent(arn, context.party());
                }));
            case "CreateGrant" ->
                request.ifPresent(asked -> named(response, "GrantArn")
                        .ifPresent(arn -> grants.putIfAbsent(arn, CreatedWith.of(asked, isOwner(context, asked)))));
            case "GetGrant" -> {
                request.ifPresent(asked -> same(
                        asked.path("GrantArn"), response.path("Grant").path("GrantArn"), "Grant.GrantArn", findings));
                grant(context.party(), response.path("Grant"), "Grant", findings);
            }
            case "ListDistributedGrants", "ListReceivedGrants" -> {
                JsonNode all = response.path("Grants");
                for (int i = 0; i < all.size(); i++) {
                    grant(context.party(), all.path(i), "Grants[" + i + "]", findings);
                }
            }
            case "ListReceivedLicenses" -> {
                JsonNode all = response.path("Licenses");
                for (int i = 0; i < all.size(); i++) {
                    license(all.path(i), "Licenses[" + i + "]", findings);
                }
            }
            default -> {
                // nothing to compare
            }
        }
        return findings;
    }

    private void grant(String party, JsonNode grant, String path, List<WireFinding> findings) {
        CreatedWith made = grants.get(grant.path("GrantArn").asText());
        if (made == null || invalid.contains(grant)) {
            return;
        }
        JsonNode asked = made.request();
        same(asked.path("LicenseArn"), grant.path("LicenseArn"), path + ".LicenseArn", findings);
        same(asked.path("HomeRegion"), grant.path("HomeRegion"), path + ".HomeRegion", findings);
        same(
                asked.path("Principals").path(0),
                grant.path("GranteePrincipalArn"),
                path + ".GranteePrincipalArn",
                findings);
        parent(party, grant, made, path, findings);
        JsonNode name = grant.path("GrantName");
        if (!made.names().isEmpty() && name.isTextual() && !made.names().contains(name.asText())) {
            findings.add(finding(path + ".GrantName", quoted(made.names()), name));
        }
        JsonNode operations = grant.path("GrantedOperations");
        if (!made.operations().isEmpty()
                && operations.isArray()
                && !made.operations().contains(GrantedOperations.of(operations))) {
            findings.add(finding(
                    path + ".GrantedOperations",
                    made.operations().stream()
                            .map(each -> String.join(", ", each))
                            .sorted()
                            .collect(Collectors.joining("; or ")),
                    operations));
        }
    }

    /** Returns whether a grant may show the operations of a request; others are refused, or accepted as invalid. */
    private static boolean namesOperations(JsonNode all) {
        return all.isArray()
                && !all.isEmpty()
                && StreamSupport.stream(all.spliterator(), false)
                        .allMatch(each -> each.isTextual()
                                && OPERATION.matcher(each.textValue()).matches());
    }

    private boolean isOwner(CallContext context, JsonNode asked) {
        return context.party().equals(owners.get(asked.path("LicenseArn").asText()));
    }

    /** Compares the views of the parent, unless the first view is wrong, which is reported under its own clause. */
    private static void parent(
            String party, JsonNode grant, CreatedWith made, String path, List<WireFinding> findings) {
        JsonNode parent = grant.path("ParentArn");
        JsonNode first = made.parents().putIfAbsent(party, parent);
        if (first != null && !made.canHaveParent(first, grant.path("GrantArn"))) {
            made.parents().put(party, parent);
        } else if (first != null) {
            same(first, parent, path + ".ParentArn", findings);
        }
    }

    private void license(JsonNode license, String path, List<WireFinding> findings) {
        JsonNode asked = licenses.getOrDefault(license.path("LicenseArn").asText(), MissingNode.getInstance());
        OF_A_LICENSE.forEach(
                member -> same(asked.at(member), license.at(member), path + member.replace('/', '.'), findings));
    }

    /** Compares a member sent and returned as strings. A missing member is judged by the shape. */
    private static void same(JsonNode asked, JsonNode read, String path, List<WireFinding> findings) {
        if (asked.isTextual() && read.isTextual() && !asked.equals(read)) {
            findings.add(finding(path, asked.toString(), read));
        }
    }

    private static Optional<String> named(JsonNode response, String member) {
        return Optional.of(response.path(member).asText()).filter(arn -> !arn.isBlank());
    }

    private static WireFinding finding(String path, String expected, JsonNode observed) {
        return new WireFinding(Aspect.ORIGIN, path, expected, observed.toString());
    }

    private static String quoted(Set<String> names) {
        return names.stream().sorted().map(name -> '"' + name + '"').collect(Collectors.joining(" or "));
    }
}
