/** The contract for readers: Markdown, JSON, Smithy IDL, and tables. */
package dev.lmc.contract.render;
