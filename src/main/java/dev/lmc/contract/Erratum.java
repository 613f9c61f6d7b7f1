package dev.lmc.contract;

/**
 * A place where the live service departs from its own model, and what is therefore accepted in its answers.
 *
 * @param id stable name
 * @param where the members, errors or operations concerned
 * @param accepts what is accepted beside the model
 * @param source the basis and the evidence
 */
public record Erratum(String id, String where, String accepts, String source) {}
