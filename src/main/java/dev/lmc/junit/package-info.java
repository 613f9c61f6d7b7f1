/**
 * The suite as tests in another project's build: a JUnit Jupiter class with a {@link dev.lmc.junit.ConformanceTarget}.
 */
package dev.lmc.junit;
