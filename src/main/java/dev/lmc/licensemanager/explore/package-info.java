/**
 * The model of what is documented about licenses and grants, for random walks: who may do what, what each call changes,
 * and what each party must then read. Where the documentation leaves room, it holds all values that are allowed, until a
 * party has read one. It is built from {@code licensemanager.facts} alone, never from the reference.
 */
package dev.lmc.licensemanager.explore;
