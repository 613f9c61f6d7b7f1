/** User input: YAML files with line numbers, suggestions for misspelt names, and the exception for user mistakes. */
package dev.lmc.input;
