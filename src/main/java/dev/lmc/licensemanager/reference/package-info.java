/** An implementation of the grants API that conforms, served over HTTP: the target when none is named, and an emulator. */
package dev.lmc.licensemanager.reference;
