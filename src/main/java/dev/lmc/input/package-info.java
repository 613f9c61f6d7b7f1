/** Input of people: YAML files read with their lines, suggestions for misspelt names, and the error for a mistake of the user. */
package dev.lmc.input;
