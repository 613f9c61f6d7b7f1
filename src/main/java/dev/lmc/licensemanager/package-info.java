/** AWS License Manager as a service of the engine. */
package dev.lmc.licensemanager;
