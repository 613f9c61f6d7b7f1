/** Results for Allure. */
package dev.lmc.report.allure;
