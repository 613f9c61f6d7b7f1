/** The operations of the reference, independent of HTTP. */
package dev.lmc.licensemanager.reference.api;
