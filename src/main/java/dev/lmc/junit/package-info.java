/** The suite as tests of somebody else's build: a JUnit Jupiter class with a {@link dev.lmc.junit.ConformanceTarget}. */
package dev.lmc.junit;
