/** Files on disk: written whole or not at all; errors of reading and writing in words. */
package dev.lmc.files;
