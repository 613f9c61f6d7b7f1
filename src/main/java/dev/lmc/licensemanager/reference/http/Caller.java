package dev.lmc.licensemanager.reference.http;

/** Who a signature says is calling, and which Region. */
record Caller(String account, String region) {}
