package dev.lmc.verdict;

/**
 * One difference between an exchange and the contract.
 *
 * @param clause the id of the clause departed from
 * @param path the member path, {@code status}, {@code header NAME}, or empty for the whole answer
 * @param exchange the number of the exchange that shows it
 */
public record Deviation(String clause, String operation, String path, String expected, String observed, int exchange) {

    Deviation renumbered(int offset) {
        return new Deviation(clause, operation, path, expected, observed, exchange + offset);
    }
}
