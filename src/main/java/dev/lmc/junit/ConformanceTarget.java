package dev.lmc.junit;

import dev.lmc.verdict.Strength;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Marks the member of a {@link ConformanceSuite} that names the server under test: a field, or a method without
 * parameters, that returns its endpoint as a {@link java.net.URI} or as a string like {@code http://127.0.0.1:4566}.
 * The attributes correspond to the options of {@code lmc run} with the same names.
 *
 * <p>The server is called by the emulators' convention: the access key id is the 12-digit account id, the secret is
 * {@code test}; the grantor is 111111111111, the grantee 222222222222, the outsider 333333333333. Credentials of the
 * environment are not used.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@java.lang.annotation.Target({ElementType.FIELD, ElementType.METHOD})
public @interface ConformanceTarget {
    /** The contract date, like {@code 2021-06-23}; empty for the newest. */
    String contract() default "";

    /** The Region that requests are signed for. */
    String region() default "us-east-1";

    /** A Cucumber tag expression; empty for the whole suite. */
    String tags() default "";

    /** The operations that the server has, empty for all; and the capabilities {@code signatures} and {@code organization}. */
    String[] supports() default {};

    /** A file of known deviations; empty for none. */
    String known() default "";

    /** The weakest strength whose deviations fail. */
    Strength failOn() default Strength.MUST;

    /** The directory for the files of the run, the same as those of {@code lmc run}. */
    String out() default "target/lmc";
}
