/** YAML files that people write: read with their lines, so that what is wrong in one is told with its place. */
package dev.lmc.yaml;
