/** Licenses, grants, their versions, and the rules they follow. It knows no JSON form of a request and no HTTP. */
package dev.lmc.licensemanager.reference.domain;
