/**
 * Tells what a run found: {@code run.json}, a page for people, Markdown, JUnit XML, Allure results, the exchanges, and
 * a summary for the terminal. Whatever comes from a target is shown as text and never trusted.
 */
package dev.lmc.report;
