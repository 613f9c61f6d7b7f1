/** AWS JSON 1.1 over HTTP: the server, signatures, and the error form. */
package dev.lmc.licensemanager.reference.http;
