/** File access: atomic writes and directories of results. */
package dev.lmc.files;
