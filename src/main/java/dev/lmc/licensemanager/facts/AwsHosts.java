package dev.lmc.licensemanager.facts;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Distinguishes the hosts of AWS License Manager from all others. */
public final class AwsHosts {
    /**
     * The service's own hosts, FIPS, dual-stack and VPC endpoints; other names under amazonaws.com may belong to
     * anybody.
     */
    private static final Pattern SERVICE =
            Pattern.compile("(vpce-[a-z0-9-]+\\.)?license-manager(-fips)?\\.[a-z]{2,}(-[a-z]+)+-[0-9]+"
                    + "\\.((vpce\\.)?amazonaws\\.com(\\.cn)?|api\\.aws|api\\.amazonwebservices\\.com\\.cn)");

    private AwsHosts() {}

    /** Returns whether it is AWS License Manager itself, so that credentials of the environment may be sent there. */
    public static boolean include(URI endpoint) {
        String host = endpoint.getHost();
        return host != null
                && SERVICE.matcher(host.toLowerCase(Locale.ROOT).replaceAll("\\.$", ""))
                        .matches();
    }
}
