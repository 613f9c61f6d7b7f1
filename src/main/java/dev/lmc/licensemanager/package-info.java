/** AWS License Manager, as a service for the engine. */
package dev.lmc.licensemanager;
