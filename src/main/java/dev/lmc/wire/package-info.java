/**
 * Exchanges with a target. The typed caller (AWS SDK) and the raw caller (REST Assured) share one transport and one
 * recorder: it keeps the bytes of every exchange and judges the exchange against the contract as soon as it ends.
 */
package dev.lmc.wire;
