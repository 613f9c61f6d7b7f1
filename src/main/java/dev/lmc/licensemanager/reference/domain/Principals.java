package dev.lmc.licensemanager.reference.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of a grant's principal: an account, an organization, or an organizational unit. */
public final class Principals {
    private static final Pattern ACCOUNT = Pattern.compile("arn:aws[a-zA-Z-]*:iam::(\\d{12}):root");
    private static final Pattern ORGANIZATION =
            Pattern.compile("arn:aws[a-zA-Z-]*:organizations::\\d{12}:(organization/o-[a-z0-9]+|ou/o-[a-z0-9]+/ou-.+)");

    private Principals() {}

    public static Optional<String> account(String principal) {
        Matcher match = ACCOUNT.matcher(principal);
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    public static boolean organization(String principal) {
        return ORGANIZATION.matcher(principal).matches();
    }
}
