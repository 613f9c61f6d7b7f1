package dev.lmc.licensemanager.explore;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.upkeep.ResourceDeletion;
import dev.lmc.suite.Session;
import dev.lmc.target.Party.Role;
import dev.lmc.verdict.ScenarioAborted;
import dev.lmc.wire.ExchangeLog;
import java.util.Collection;
import java.util.function.BooleanSupplier;

/** Deletes what a walk created. */
final class WalkCleanUp {
    private final Session session;
    private final WalkCalls calls;

    WalkCleanUp(Session session) {
        this.session = session;
        this.calls = new WalkCalls(session, new ExchangeLog());
    }

    /** Deletes each grant and license with the known version, and carefully what cannot be deleted so. */
    void delete(Collection<KnownGrant> grants, Collection<KnownLicense> licenses) {
        for (KnownGrant grant : grants) {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("GrantArn", grant.arn);
            note(
                    grant.arn,
                    () -> grant.hasEnded()
                            || deletes("DeleteGrant", grant.grantor, request.put("Version", grant.version))
                            || new ResourceDeletion(calls::call).deleteGrant(grant.grantor, grant.arn));
        }
        for (KnownLicense license : licenses) {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("LicenseArn", license.arn());
            note(
                    license.arn(),
                    () -> deletes("DeleteLicense", license.owner(), request.put("SourceVersion", license.version()))
                            || new ResourceDeletion(calls::call).deleteLicense(license.owner(), license.arn()));
        }
    }

    private boolean deletes(String operation, Role party, ObjectNode request) {
        return calls.call(party, operation, request).succeeded();
    }

    private void note(String arn, BooleanSupplier deletion) {
        if (isDone(deletion)) {
            session.noteDeleted(arn);
        } else {
            session.leftBehind(arn);
        }
    }

    private static boolean isDone(BooleanSupplier deletion) {
        try {
            return deletion.getAsBoolean();
        } catch (ScenarioAborted e) {
            return false;
        }
    }
}
