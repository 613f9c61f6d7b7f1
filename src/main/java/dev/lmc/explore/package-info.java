/**
 * Explores a target with random walks: generated sequences of calls, each step judged by a model of the documentation. A
 * walk that deviates is repeated with fewer steps until none can be left out.
 *
 * <p>The generator and the delta debugging are our own. jqwik, the best-known library for stateful properties, is an engine of
 * JUnit: its sequences of actions and their shrinking belong to one property in one test run. A command needs walks that end
 * after a time, that go on after a deviation, that ask a target anew for each attempt, and that count how often a fault
 * shows. What would be left of the library is its random numbers.
 */
package dev.lmc.explore;
