/** The bench that runs the suite against faulty servers, and the results. */
package dev.lmc.selftest;
