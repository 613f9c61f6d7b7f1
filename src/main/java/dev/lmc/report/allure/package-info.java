/** Allure results. */
package dev.lmc.report.allure;
