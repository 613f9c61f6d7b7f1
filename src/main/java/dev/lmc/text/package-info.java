/** Text from elsewhere made fit to be printed: bounded, without control characters. */
package dev.lmc.text;
