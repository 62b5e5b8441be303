package io.pgadapt.protocol.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Finds the trust manager that verifies servers' certificates as the settings demand. */
final class ServerTrust {
    /** How many intermediate certificates a chain may have. */
    private static final int MAX_INTERMEDIATES = 10;

    private ServerTrust() {}

    static X509ExtendedTrustManager manager(TlsSettings settings) throws GeneralSecurityException {
        return switch (settings.verification()) {
            case NONE -> new AcceptAnyServer();
            case CA -> verifiedChain(settings);
            case FULL -> new VerifiedHost(verifiedChain(settings));
        };
    }

    private static VerifiedChain verifiedChain(TlsSettings settings) throws GeneralSecurityException {
        return new VerifiedChain(chainVerifier(settings), settings.roots());
    }

    private static X509ExtendedTrustManager chainVerifier(TlsSettings settings) throws GeneralSecurityException {
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors(settings.roots()), new X509CertSelector());
        parameters.setMaxPathLength(MAX_INTERMEDIATES);
        List<X509CRL> lists = RevocationLists.read(settings.crlFile(), settings.crlDirectory());
        // Off is the JDK's own way of checking, which might ask the network; ours is added where there are lists.
        parameters.setRevocationEnabled(false);
        if (!lists.isEmpty()) {
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
            parameters.addCertPathChecker(onlyGivenLists());
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return only(factory);
    }

    /** Every certificate of the chain needs a list that covers it; no OCSP, no downloads. */
    private static PKIXRevocationChecker onlyGivenLists() throws GeneralSecurityException {
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(
                EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        return checker;
    }

    private static Set<TrustAnchor> anchors(TrustRoots roots) throws GeneralSecurityException {
        List<X509Certificate> certificates =
                roots instanceof TrustRoots.PemFile file ? Certificates.read(file.path()) : systemRoots();
        return certificates.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
    }

    private static List<X509Certificate> systemRoots() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init((KeyStore) null);
        List<X509Certificate> roots = List.of(only(factory).getAcceptedIssuers());
        if (roots.isEmpty()) {
            throw new TlsException("sslrootcert=system: this Java runtime's trust store holds no certificate");
        }
        return roots;
    }

    private static X509ExtendedTrustManager only(TrustManagerFactory factory) {
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new TlsException("this Java runtime has no PKIX trust manager"));
    }
}
