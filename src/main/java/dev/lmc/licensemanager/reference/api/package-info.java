/** The operations: documents in, documents out, for a caller who is known. */
package dev.lmc.licensemanager.reference.api;
