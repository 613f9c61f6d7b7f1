/** The commands. */
package dev.lmc.cli;
