/** A transparent proxy that judges the calls of other clients as they pass. */
package dev.lmc.proxy;
