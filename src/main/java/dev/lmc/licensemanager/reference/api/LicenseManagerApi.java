package dev.lmc.licensemanager.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.contract.Contract;
import dev.lmc.contract.ErrorCode;
import dev.lmc.contract.Mismatch;
import dev.lmc.contract.Operation;
import dev.lmc.contract.ShapeDoc;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.domain.Grant.WorkflowDelay;
import dev.lmc.licensemanager.reference.domain.GrantRules;
import dev.lmc.licensemanager.reference.domain.LicenseStore;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Remembered;
import dev.lmc.licensemanager.reference.domain.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Implements all operations: validates a request against the contract and executes it, one call at a time. */
public final class LicenseManagerApi implements Handler {
    private static final Set<Mismatch.Rule> UNREADABLE = Set.of(Mismatch.Rule.TYPE, Mismatch.Rule.NULL);

    private final Contract contract;
    private final LicenseStore store;
    private final ClientTokenReplays replays;
    private final Map<String, Function<ApiCall, ObjectNode>> operations;

    public LicenseManagerApi(Contract contract, LicenseStore store, GrantRules rules, WorkflowDelay delay) {
        this.contract = contract;
        this.store = store;
        this.replays = new ClientTokenReplays(rules);
        String distributed = contract.operation("GetGrant")
                .map(Operation::output)
                .map(out -> out.members().get("Grant").members().get("GrantStatus"))
                .map(ShapeDoc::enumValues)
                .filter(values -> values.contains("WORKFLOW_COMPLETED"))
                .map(values -> "WORKFLOW_COMPLETED")
                .orElse("DISABLED");
        GrantOperations grants = new GrantOperations(store, rules, delay, distributed);
        GrantCreation making = new GrantCreation(store, rules, delay, distributed);
        ListOperations lists = new ListOperations(store, rules, new ListFilters(rules, contract.date()));
        LicenseOperations licenses = new LicenseOperations(store);
        CheckoutOperations checkouts = new CheckoutOperations(store, rules);
        TagOperations tags = new TagOperations(store, rules);
        operations = Map.ofEntries(
                Map.entry("CreateGrant", call -> replays.once(call, () -> making.create(call))),
                Map.entry("CreateGrantVersion", call -> replays.once(call, () -> grants.version(call))),
                Map.entry("AcceptGrant", grants::accept),
                Map.entry("RejectGrant", grants::reject),
                Map.entry("DeleteGrant", grants::delete),
                Map.entry("GetGrant", grants::get),
                Map.entry("ListDistributedGrants", lists::distributed),
                Map.entry("ListReceivedGrants", lists::received),
                Map.entry("ListReceivedLicenses", lists::receivedLicenses),
                Map.entry("CreateLicense", call -> replays.once(call, () -> licenses.create(call))),
                Map.entry("CreateLicenseVersion", call -> replays.once(call, () -> licenses.version(call))),
                Map.entry("GetLicense", licenses::get),
                Map.entry("DeleteLicense", licenses::delete),
                Map.entry("ListLicenses", lists::licenses),
                Map.entry(
                        "CheckoutLicense",
                        call -> checkouts.withRequested(call, replays.once(call, () -> checkouts.checkOut(call)))),
                Map.entry("CheckInLicense", checkouts::checkIn),
                Map.entry("TagResource", tags::tag),
                Map.entry("UntagResource", tags::untag),
                Map.entry("ListTagsForResource", tags::list));
    }

    @Override
    public ApiResponse handle(ApiCall call) {
        Optional<Operation> operation =
                contract.operation(call.operation()).filter(o -> operations.containsKey(o.name()));
        if (operation.isEmpty()) {
            return ApiResponse.error(400, "UnknownOperationException", null);
        }
        ObjectNode body = (ObjectNode) contract.prune(operation.get().input(), call.body());
        List<Mismatch> mismatches = contract.judgeInput(call.operation(), body);
        if (!mismatches.isEmpty()) {
            return refused(mismatches);
        }
        try {
            synchronized (store) {
                ObjectNode response = operations.get(call.operation()).apply(call.withBody(body));
                return ApiResponse.ok(contract.prune(operation.get().output(), response));
            }
        } catch (ServiceError e) {
            return ApiResponse.error(status(operation.get(), e.code()), e.code(), e.getMessage());
        }
    }

    private static ApiResponse refused(List<Mismatch> mismatches) {
        String what = mismatches.size() + " of the request's members do not conform: "
                + mismatches.stream()
                        .limit(5)
                        .map(m -> m.path() + " is not " + m.expected())
                        .collect(Collectors.joining("; "));
        boolean unreadable = mismatches.stream().anyMatch(m -> UNREADABLE.contains(m.rule()));
        return ApiResponse.error(400, unreadable ? "SerializationException" : "ValidationException", what);
    }

    /** Returns the modelled HTTP status of an error. */
    private static int status(Operation operation, String code) {
        ErrorCode error = operation.errors().get(code);
        return error == null || error.statuses().contains(400)
                ? 400
                : error.statuses().first();
    }

    /**
     * Replays the first response to later calls with the same client token. Remembers a bounded number of tokens, and no
     * requests, which may be large.
     */
    private static final class ClientTokenReplays {
        private static final int REMEMBERED = 10_000;

        private final GrantRules rules;
        private final Map<Key, Done> done = new Remembered<>(REMEMBERED);

        private record Key(String account, String operation, String token) {}

        private record Done(String request, ObjectNode response) {}

        ClientTokenReplays(GrantRules rules) {
            this.rules = rules;
        }

        ObjectNode once(ApiCall call, Supplier<ObjectNode> work) {
            Key key = new Key(
                    call.account(),
                    call.operation(),
                    call.body().path("ClientToken").asText());
            String request = call.digest();
            Done before = rules.replays(call.operation()) ? done.get(key) : null;
            if (before == null) {
                ObjectNode response = work.get();
                done.put(key, new Done(request, response.deepCopy()));
                return response;
            }
            if (!before.request.equals(request)) {
                throw ServiceError.value("this ClientToken was used with another request");
            }
            return before.response.deepCopy();
        }
    }
}
