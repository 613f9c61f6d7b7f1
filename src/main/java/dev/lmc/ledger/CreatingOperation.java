package dev.lmc.ledger;

/**
 * An operation that creates a resource, and how to find the resource again.
 *
 * @param operation the operation
 * @param name the request member with the resource's name
 * @param within the request member with the ARN of the parent resource; empty if there is none
 * @param arn the response member with the resource's ARN
 */
public record CreatingOperation(String operation, String name, String within, String arn) {}
