package dev.lmc.contract;

import java.time.LocalDate;

/**
 * One dated state of the contract.
 *
 * @param date the first day on which it is in force
 * @param summary its changes, in one line
 */
public record Revision(LocalDate date, String summary) {}
