/** The suite as tests of somebody else's build: a JUnit Jupiter class with a {@link dev.lmc.junit.Target}. */
package dev.lmc.junit;
