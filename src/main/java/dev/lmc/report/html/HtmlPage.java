package dev.lmc.report.html;

import dev.lmc.record.RunRecord;
import dev.lmc.report.view.Documentation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Renders a run as one HTML file that needs no network. Its content security policy allows only the filter script. */
public final class HtmlPage {
    /** The digest of the script that all pages use. */
    public static final String SCRIPT = digest("filter.js");

    private HtmlPage() {}

    public static String of(RunRecord run, Documentation documentation) {
        return of(run, Optional.empty(), documentation);
    }

    /** @param earlier the run before it, to tell what has changed */
    public static String of(RunRecord run, Optional<RunRecord> earlier, Documentation documentation) {
        return Templates.filled(
                "report/html/index.ftlh", Map.of("page", PageMaker.of(run, earlier, documentation), "script", SCRIPT));
    }

    /** Returns the digest of a script, in the form of a content security policy. */
    private static String digest(String script) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(script)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
