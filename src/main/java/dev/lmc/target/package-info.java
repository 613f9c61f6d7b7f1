/** The endpoint under test, its Region, the parties that call it, and their credentials. */
package dev.lmc.target;
