/**
 * Exchanges with a target. The typed caller (AWS SDK) and the raw caller (REST Assured) share one transport and one
 * recorder: every exchange is kept as bytes and judged against the contract the moment it ends.
 */
package dev.lmc.wire;
