/** File access: atomic writes, and descriptions of I/O errors. */
package dev.lmc.files;
