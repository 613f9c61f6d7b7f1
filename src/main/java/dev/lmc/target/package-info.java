/** The endpoint under test, its Region, and the parties that call it with their credentials. */
package dev.lmc.target;
