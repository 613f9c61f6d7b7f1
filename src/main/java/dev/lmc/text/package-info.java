/** Untrusted text made safe to print: bounded, without control characters. */
package dev.lmc.text;
