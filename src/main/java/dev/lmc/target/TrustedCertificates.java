package dev.lmc.target;

import dev.lmc.input.IoErrors;
import dev.lmc.input.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Verifies the certificates of targets, and says what is wrong with one and how to fix it. */
public final class TrustedCertificates implements X509TrustManager {
    private static final String ACCEPT_ANY = ", or accept any certificate with --insecure";

    private final List<X509TrustManager> authorities;

    private TrustedCertificates(List<X509TrustManager> authorities) {
        this.authorities = authorities;
    }

    /** @throws UsageException if the file of certificates cannot be read */
    public static X509TrustManager of(ServerTrust trust) {
        try {
            return trust.insecure() ? new AcceptsAny() : new TrustedCertificates(authorities(trust));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }

    private static List<X509TrustManager> authorities(ServerTrust trust) throws GeneralSecurityException {
        X509TrustManager usual = manager(null);
        Optional<Path> file = trust.authorities();
        return file.isEmpty() ? List.of(usual) : List.of(manager(certificates(file.get())), usual);
    }

    private static KeyStore certificates(Path file) throws GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (all.isEmpty()) {
                throw new UsageException("--ca-cert " + file + " has no certificate in PEM");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate each : all) {
                store.setCertificateEntry("ca" + number++, each);
            }
            return store;
        } catch (CertificateException e) {
            throw new UsageException("--ca-cert " + file + " has no certificate in PEM");
        } catch (IOException e) {
            throw new UsageException("--ca-cert " + file + " cannot be read: " + IoErrors.describe(e));
        }
    }

    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        CertificateException last = null;
        for (X509TrustManager each : authorities) {
            try {
                each.checkServerTrusted(chain, type);
                chain[0].checkValidity();
                return;
            } catch (CertificateException e) {
                last = e;
            }
        }
        throw new CertificateException(problem(chain), last);
    }

    private static String problem(X509Certificate[] chain) {
        X509Certificate own = chain[0];
        try {
            own.checkValidity();
        } catch (CertificateExpiredException e) {
            return "the certificate expired on " + own.getNotAfter().toInstant() + ": renew it" + ACCEPT_ANY;
        } catch (CertificateNotYetValidException e) {
            return "the certificate is not valid before " + own.getNotBefore().toInstant() + ": check both clocks"
                    + ACCEPT_ANY;
        }
        return own.getSubjectX500Principal().equals(own.getIssuerX500Principal())
                ? "the certificate is self-signed: trust it with --ca-cert FILE" + ACCEPT_ANY
                : "the certificate was issued by an unknown authority, "
                        + chain[chain.length - 1].getIssuerX500Principal()
                        + ": trust the authority with --ca-cert FILE" + ACCEPT_ANY;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("there are no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.stream()
                .flatMap(each -> Arrays.stream(each.getAcceptedIssuers()))
                .toArray(X509Certificate[]::new);
    }

    /** Accepts any certificate, as {@code curl --insecure} does. */
    private static final class AcceptsAny extends javax.net.ssl.X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // any
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // any
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
            // any
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // there are no clients
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // there are no clients
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
            // there are no clients
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
