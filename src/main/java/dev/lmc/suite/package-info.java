/**
 * Runs the features of a service against a target with Cucumber: which scenarios, how many at once, what each came to.
 * It knows no service; a {@link dev.lmc.suite.Service} brings contract, features and vocabulary.
 */
package dev.lmc.suite;
