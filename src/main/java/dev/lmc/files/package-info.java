/** File access: atomic writes, and directories of results, which one run at a time writes to and never through symbolic links. */
package dev.lmc.files;
