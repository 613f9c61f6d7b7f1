/** AWS JSON 1.1 over HTTP: the server, the signature, the form of errors. */
package dev.lmc.licensemanager.reference.http;
