package dev.lmc.contract;

import java.time.LocalDate;

/**
 * One dated state of the contract.
 *
 * @param date the day from which it holds
 * @param summary what it brought, in one line
 */
public record Revision(LocalDate date, String summary) {}
