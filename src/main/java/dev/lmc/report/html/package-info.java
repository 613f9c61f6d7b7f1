/** HTML and SVG pages, rendered from templates. */
package dev.lmc.report.html;
