package dev.lmc.ledger;

/**
 * An operation that makes something on a target, and how the thing is found again.
 *
 * @param operation the operation
 * @param name the member of the request that names the thing
 * @param within the member of the request with the ARN of what the thing is made in; empty where there is none
 * @param arn the member of the answer with the thing's ARN
 */
public record CreatingOperation(String operation, String name, String within, String arn) {}
