package dev.lmc.contract;

import dev.lmc.contract.Mismatch.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.smithy.model.shapes.Shape;

/**
 * What is let pass when a document is judged.
 *
 * @param widenings errata; a member they name may be what they say instead
 * @param aliases names that stand for a member, to that member's name
 * @param unknownMembers whether members that the shape does not know are let pass
 * @param nullMembers whether an optional member may be null, which in AWS JSON 1.1 is as good as absent: Smithy's protocol
 *     test AwsJson11StructuresDontDeserializeNullValues
 */
record Leniency(List<ErratumRule> widenings, Map<String, String> aliases, boolean unknownMembers, boolean nullMembers) {
    static final Leniency NONE = new Leniency(List.of(), Map.of(), false, false);

    /** For the answers of operations. */
    static Leniency forOutput(List<ErratumRule> widenings) {
        return new Leniency(widenings, Map.of(), false, true);
    }

    /** For what errors say. */
    static Leniency forErrors(List<ErratumRule> widenings, boolean unknownMembers) {
        Map<String, String> aliases = widenings.stream()
                .flatMap(rule -> rule.aliases().entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Leniency(widenings, aliases, unknownMembers, true);
    }

    boolean excuses(ValidationMessage message, DocumentJudge judge) {
        if (message.rule() == Rule.UNKNOWN) {
            return excusesUnknown(message, judge);
        }
        if (message.rule() == Rule.REQUIRED) {
            return false;
        }
        DocumentPosition place = message.place();
        if (message.rule() == Rule.NULL && nullMembers && place.isOptionalMember()) {
            return true;
        }
        return widenings.stream()
                .filter(rule -> place.member() != null && rule.members().contains(place.member()))
                .anyMatch(rule -> accepts(rule, place, judge));
    }

    private boolean excusesUnknown(ValidationMessage message, DocumentJudge judge) {
        Optional<Shape> meant = Optional.ofNullable(aliases.get(message.name()))
                .flatMap(name -> message.place().memberShape(name));
        return meant.map(shape -> judge.conforms(shape, message.place().value().get(message.name())))
                .orElse(unknownMembers);
    }

    private static boolean accepts(ErratumRule rule, DocumentPosition place, DocumentJudge judge) {
        if (place.value().isNull()) {
            return rule.nulls();
        }
        return rule.target() != null && judge.conforms(judge.model().expectShape(rule.target()), place.value());
    }
}
