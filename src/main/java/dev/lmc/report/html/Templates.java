package dev.lmc.report.html;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

/** Fills page templates. All values are escaped. */
public final class Templates {
    private static final Configuration ALL = all();

    private Templates() {}

    /** @param template its path below {@code dev/lmc}, like {@code report/html/index.ftlh} */
    public static String filled(String template, Map<String, ?> with) {
        StringWriter html = new StringWriter();
        try {
            ALL.getTemplate(template).process(with, html);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the template " + template + " does not fit", e);
        }
        return html.toString();
    }

    private static Configuration all() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassLoaderForTemplateLoading(Templates.class.getClassLoader(), "dev/lmc");
        templates.setDefaultEncoding("UTF-8");
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setLocale(Locale.ROOT);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        return templates;
    }
}
