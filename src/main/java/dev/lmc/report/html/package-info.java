/** Pages: HTML and SVG from templates. */
package dev.lmc.report.html;
