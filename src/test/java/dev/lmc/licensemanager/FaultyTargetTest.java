package dev.lmc.licensemanager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.ReferenceOptions;
import dev.lmc.licensemanager.reference.api.ApiCall.Handler;
import dev.lmc.licensemanager.reference.api.ApiResponse;
import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.suite.RunOptions.Selection;
import dev.lmc.verdict.Deviation;
import dev.lmc.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A single change between the suite and the reference must fail the gate, with a deviation at the member. */
class FaultyTargetTest {
    @Test
    void aMemberThatIsGone() {
        RunRecord run = judge("GetGrant", next -> call -> {
            ApiResponse response = next.handle(call);
            if (response.body().path("Grant") instanceof ObjectNode grant) {
                grant.remove("Version");
            }
            return response;
        });
        assertDeviates(run, "LM-GG-02", "Grant.Version");
    }

    @Test
    void aValueThatTheEnumLacks() {
        RunRecord run = judge("AcceptGrant", next -> call -> {
            ApiResponse response = next.handle(call);
            if (call.operation().equals("AcceptGrant") && response.succeeded()) {
                ((ObjectNode) response.body()).put("Status", "ACTIVATED");
            }
            return response;
        });
        assertDeviates(run, "LM-AG-02", "Status");
    }

    @Test
    void aFilterThatIsIgnored() {
        RunRecord run = judge(Runs.tagged("@LM-LDG-22"), next -> call -> {
            ObjectNode body = call.body().deepCopy();
            body.remove("Filters");
            return next.handle(call.withBody(body));
        });
        assertDeviates(run, "LM-LDG-22", "Grants[]");
    }

    @Test
    void aTargetWithoutTheOperationIsUnsupported() {
        RunRecord run = judge(
                "RejectGrant",
                next -> call -> call.operation().equals("RejectGrant")
                        ? ApiResponse.error(400, "UnknownOperationException", null)
                        : next.handle(call));
        assertThat(run.total(Verdict.UNSUPPORTED)).isPositive();
        assertThat(run.gate().exitCode()).isNotEqualTo(Gate.CONFORMS);
        assertThat(run.scenarios()).noneMatch(s -> s.is(Verdict.CONFORMS) && s.id().equals("LM-RG-20"));
    }

    private static RunRecord judge(String operation, UnaryOperator<Handler> fault) {
        return judge(new Selection(Optional.empty(), Optional.of(operation), Optional.empty()), fault);
    }

    private static RunRecord judge(Selection selection, UnaryOperator<Handler> fault) {
        return Runs.onReference(ReferenceOptions.defaults().within(fault), selection, OptionalLong.empty());
    }

    private static void assertDeviates(RunRecord run, String clause, String path) {
        assertThat(run.gate().exitCode()).isEqualTo(Gate.DEVIATES);
        List<Deviation> deviations =
                run.scenarios().stream().flatMap(s -> s.deviations().stream()).toList();
        assertThat(deviations).anySatisfy(d -> {
            assertThat(d.clause()).isEqualTo(clause);
            assertThat(d.path()).isEqualTo(path);
        });
    }
}
