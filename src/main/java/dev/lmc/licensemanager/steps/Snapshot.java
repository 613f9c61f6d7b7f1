package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lmc.target.Party.Role;

/** How a party reads a grant at a moment: the answer's members, or the error's code. */
record Snapshot(Role party, String operation, JsonNode read) {}
