/** The operations of the reference, apart from HTTP. */
package dev.lmc.licensemanager.reference.api;
