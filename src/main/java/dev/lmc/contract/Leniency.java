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
record Leniency(List<Widening> widenings, Map<String, String> aliases, boolean unknownMembers, boolean nullMembers) {
    static final Leniency NONE = new Leniency(List.of(), Map.of(), false, false);

    /** For the answers of operations. */
    static Leniency forOutput(List<Widening> widenings) {
        return new Leniency(widenings, Map.of(), false, true);
    }

    /** For what errors say. */
    static Leniency forErrors(List<Widening> widenings, boolean unknownMembers) {
        Map<String, String> aliases = widenings.stream()
                .flatMap(widening -> widening.aliases().entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Leniency(widenings, aliases, unknownMembers, true);
    }

    boolean excuses(Complaint complaint, Judge judge) {
        if (complaint.rule() == Rule.UNKNOWN) {
            return excusesUnknown(complaint, judge);
        }
        if (complaint.rule() == Rule.REQUIRED) {
            return false;
        }
        Place place = complaint.place();
        if (complaint.rule() == Rule.NULL && nullMembers && place.isOptionalMember()) {
            return true;
        }
        return widenings.stream()
                .filter(widening -> place.member() != null && widening.members().contains(place.member()))
                .anyMatch(widening -> accepts(widening, place, judge));
    }

    private boolean excusesUnknown(Complaint complaint, Judge judge) {
        Optional<Shape> meant = Optional.ofNullable(aliases.get(complaint.name()))
                .flatMap(name -> complaint.place().memberShape(name));
        return meant.map(
                        shape -> judge.conforms(shape, complaint.place().value().get(complaint.name())))
                .orElse(unknownMembers);
    }

    private static boolean accepts(Widening widening, Place place, Judge judge) {
        if (place.value().isNull()) {
            return widening.nulls();
        }
        return widening.target() != null && judge.conforms(judge.model().expectShape(widening.target()), place.value());
    }
}
