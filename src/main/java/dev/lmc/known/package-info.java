/** Known deviations: the file that lists them, what they excuse in a run, and how the list is written and kept. */
package dev.lmc.known;
