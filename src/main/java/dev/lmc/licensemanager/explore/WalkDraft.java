package dev.lmc.licensemanager.explore;

import dev.lmc.licensemanager.explore.GrantStep.Detail;
import dev.lmc.licensemanager.explore.GrantStep.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The steps of a walk so far, and the labels in use. */
final class WalkDraft {
    static final String OWNER = "grantor";

    private final RandomGenerator random;
    private final List<GrantStep> steps = new ArrayList<>();
    private final List<String> licenses = new ArrayList<>();
    private final List<Draft> grants = new ArrayList<>();
    private final List<GrantStep> calls = new ArrayList<>();
    private int words;

    WalkDraft(RandomGenerator random) {
        this.random = random;
    }

    List<GrantStep> steps() {
        return steps;
    }

    List<String> licenses() {
        return licenses;
    }

    List<Draft> grants() {
        return grants;
    }

    /** Returns the steps with the label of a call, the latest last. */
    List<GrantStep> calls() {
        return calls;
    }

    void add(GrantStep step) {
        steps.add(step);
    }

    /** Adds a step that can be repeated, and returns the label of its call. */
    String addCall(GrantStep step) {
        String label = "C" + (calls.size() + 1);
        GrantStep labelled = step.with(Detail.CALL, label);
        calls.add(labelled);
        steps.add(labelled);
        return label;
    }

    void license() {
        String label = "L" + (licenses.size() + 1);
        licenses.add(label);
        steps.add(GrantStep.of(OWNER, Verb.CREATE_LICENSE, label));
    }

    /** Returns a word that the walk has not used. */
    String word(String kind) {
        return kind + ++words;
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A grant as a walk expects it while the walk is generated, before any call. */
    static final class Draft {
        final String label;
        final String license;
        final String grantor;
        final String principal;
        boolean mayGrantOn;
        String status = "PENDING_ACCEPT";
        /** The labels of the calls that made a version, the latest last. */
        final List<String> calls = new ArrayList<>();

        Draft(String label, String license, String grantor, String principal, boolean mayGrantOn) {
            this.label = label;
            this.license = license;
            this.grantor = grantor;
            this.principal = principal;
            this.mayGrantOn = mayGrantOn;
        }

        /** Returns the role of the grantee; empty if it cannot call. */
        String grantee() {
            return principal.startsWith("the ") ? principal.substring(4) : "";
        }

        boolean isOver() {
            return status.equals("DELETED") || status.equals("REJECTED");
        }
    }
}
