package dev.lmc.licensemanager.reference.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lmc.licensemanager.reference.domain.LicenseStore.Versions;
import java.time.Instant;

/**
 * A license with its latest versions. Each version keeps its request document unchanged. Guarded by the lock of its
 * {@link LicenseStore}.
 */
public final class License {
    private final String arn;
    private final String owner;
    private final Instant created;
    private final Versions<ObjectNode> versions =
            new Versions<>(content -> content.toString().length());
    private String status = "AVAILABLE";
    private long place;

    public License(String arn, String owner, Instant created) {
        this.arn = arn;
        this.owner = owner;
        this.created = created;
    }

    public String arn() {
        return arn;
    }

    /** Returns its place in the order of creation. */
    public long place() {
        return place;
    }

    void setPlace(long place) {
        this.place = place;
    }

    public String owner() {
        return owner;
    }

    public Instant created() {
        return created;
    }

    public String status() {
        return status;
    }

    public void status(String newStatus) {
        status = newStatus;
    }

    public void add(ObjectNode content) {
        versions.add(content);
    }

    public ObjectNode latest() {
        return versions.latest();
    }

    public int version() {
        return versions.added();
    }

    /** Returns the content of a version, or null if there is none or it is forgotten. */
    public ObjectNode version(String number) {
        return number.matches("[1-9]\\d{0,6}") ? versions.at(Integer.parseInt(number)) : null;
    }

    public String text(String member) {
        return latest().path(member).asText();
    }

    public String issuer() {
        return latest().path("Issuer").path("Name").asText();
    }

    /** Returns the fingerprint that the service assigns to an issuer without its own key. */
    public String fingerprint() {
        return "aws:" + owner + ":" + issuer() + ":issuer-fingerprint";
    }

    public boolean expired(Instant now) {
        String end = latest().path("Validity").path("End").asText("");
        return !end.isEmpty() && Timestamps.parse(end).isBefore(now);
    }

    public boolean usable(Instant now) {
        return status.equals("AVAILABLE") && !expired(now);
    }
}
