package dev.lmc.report.html;

import dev.lmc.record.Gate;
import dev.lmc.record.RunRecord;
import dev.lmc.report.view.Documentation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** A run as one HTML file that needs no network. Its one script filters; the page's policy lets no other run. */
public final class HtmlPage {
    /** The digest of the script of all pages. */
    static final String SCRIPT = digest("filter.js");

    private HtmlPage() {}

    public static String of(RunRecord run, Gate gate, Documentation documentation) {
        return Templates.filled("index.ftlh", Map.of("page", PageMaker.of(run, gate, documentation), "script", SCRIPT));
    }

    /** The digest of a script, as a content security policy names it. */
    private static String digest(String script) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(script)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
