/**
 * Known deviations: the file that lists them, their effect on a run, and the commands that create and update the list.
 */
package dev.lmc.known;
