/**
 * The reference: a conforming implementation of the grants API over HTTP. It is the default target, and an emulator.
 */
package dev.lmc.licensemanager.reference;
