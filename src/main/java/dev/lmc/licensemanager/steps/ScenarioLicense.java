package dev.lmc.licensemanager.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A license created by a scenario.
 *
 * @param request what was asked for
 * @param available whether it has become AVAILABLE
 */
record ScenarioLicense(String arn, ObjectNode request, boolean available) {
    String text(String member) {
        return request.path(member).asText();
    }
}
