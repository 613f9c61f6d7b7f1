/** Licenses, grants, their versions and rules, independent of JSON requests and HTTP. */
package dev.lmc.licensemanager.reference.domain;
