package dev.lmc.licensemanager.reference.http;

/** The account and Region of a signed request. */
record AuthenticatedCaller(String account, String region) {}
