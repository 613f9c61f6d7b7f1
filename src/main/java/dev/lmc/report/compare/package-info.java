/** Several runs side by side. */
package dev.lmc.report.compare;
