/** User input: YAML files with line numbers, suggestions for misspelt names, and exceptions and descriptions of errors. */
package dev.lmc.input;
