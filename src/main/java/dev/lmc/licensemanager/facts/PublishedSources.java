package dev.lmc.licensemanager.facts;

import java.net.URI;
import java.util.Optional;

/** The addresses of the documents that the sources of clauses name. */
public final class PublishedSources {
    private static final String DOCS = "https://docs.aws.amazon.com/";
    private static final String API = DOCS + "license-manager/latest/APIReference/";
    private static final String ANY = "-";

    private PublishedSources() {}

    /**
     * Returns the address of the document that a source begins with, as far as it is public and still published.
     *
     * @param operation the operation of the clause; {@code -} for none
     */
    public static Optional<URI> of(String source, String operation) {
        return Optional.ofNullable(address(source, operation)).map(URI::create);
    }

    private static String address(String source, String operation) {
        if (source.startsWith("API reference") || source.startsWith("service model")) {
            return API + (operation.equals(ANY) ? "API_Operations.html" : "API_" + operation + ".html");
        }
        if (source.startsWith("user guide")) {
            return DOCS + "license-manager/latest/userguide/granted-licenses.html";
        }
        if (source.startsWith("AWS common errors")) {
            return API + "CommonErrors.html";
        }
        if (source.startsWith("AWS CLI reference, create-grant")) {
            return DOCS + "cli/latest/reference/license-manager/create-grant.html";
        }
        return source.startsWith("Smithy") ? "https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html" : null;
    }
}
