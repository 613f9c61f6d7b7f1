package dev.lmc.contract;

/**
 * A known error of the service model: the live service deviates from it, and responses may do so too.
 *
 * @param id the stable name
 * @param where the members, errors or operations concerned
 * @param accepts what is accepted besides the model
 * @param source the basis and the evidence
 */
public record Erratum(String id, String where, String accepts, String source) {}
