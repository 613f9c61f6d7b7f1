package dev.lmc.licensemanager.reference.http;

/** Who a signature says is calling, and which Region. */
record AuthenticatedCaller(String account, String region) {}
