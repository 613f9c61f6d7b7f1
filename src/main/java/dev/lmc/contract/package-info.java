/**
 * The documented API of a service at a date: read from a dated Smithy model, and used to judge documents.
 *
 * <p>Start at {@link dev.lmc.contract.ContractHistory}. Nothing here names an AWS service.
 */
package dev.lmc.contract;
