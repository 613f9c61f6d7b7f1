/** The accounts that call License Manager in the suite. */
package dev.lmc.licensemanager.parties;
