/** AWS License Manager: its contract, its vocabulary, and implementations to try the suite on. */
package dev.lmc.licensemanager;
