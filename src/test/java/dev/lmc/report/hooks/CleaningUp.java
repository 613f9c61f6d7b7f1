package dev.lmc.report.hooks;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.en.Given;

/** A step, and hooks as a suite has them: Allure forgets the test case of the thread after each. */
public final class CleaningUp {
    @Before
    public void before() {
        // it is there to be called
    }

    @Given("a step")
    public void step() {
        // it is there to be called
    }

    @After
    public void after() {
        // it is there to be called
    }
}
