package dev.lmc.report;

import dev.lmc.verdict.Gate;
import dev.lmc.verdict.RunRecord;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** A run as one HTML file that needs nothing else: no script, no network. All that is printed is escaped. */
final class HtmlPage {
    private static final Configuration TEMPLATES = templates();

    private HtmlPage() {}

    static String of(RunRecord run, Gate gate) {
        StringWriter html = new StringWriter();
        try {
            TEMPLATES.getTemplate("index.ftlh").process(Map.of("page", PageMaker.of(run, gate)), html);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the template does not fit the page", e);
        }
        return html.toString();
    }

    private static Configuration templates() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassLoaderForTemplateLoading(HtmlPage.class.getClassLoader(), "dev/lmc/report");
        templates.setDefaultEncoding("UTF-8");
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setLocale(Locale.ROOT);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        return templates;
    }
}
