package io.pgadapt.protocol.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads X.509 certificates and revocation lists from files: PEM, or a single one in DER. */
final class Certificates {
    private Certificates() {}

    /**
     * Returns the certificates of a file in its order, at least one.
     *
     * @throws TlsException when the file cannot be read or holds none
     */
    static List<X509Certificate> read(Path path) {
        PemFile file = PemFile.read(path);
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : content(file, "CERTIFICATE")) {
            certificates.add(certificate(path, der));
        }
        if (certificates.isEmpty()) {
            throw new TlsException(path + ": holds no certificate" + found(file));
        }
        return certificates;
    }

    /**
     * Returns the revocation lists of a file in its order, at least one.
     *
     * @throws TlsException when the file cannot be read or holds none
     */
    static List<X509CRL> readRevocationLists(Path path) {
        PemFile file = PemFile.read(path);
        List<X509CRL> lists = new ArrayList<>();
        for (byte[] der : content(file, "X509 CRL")) {
            lists.add(revocationList(path, der));
        }
        if (lists.isEmpty()) {
            throw new TlsException(path + ": holds no certificate revocation list" + found(file));
        }
        return lists;
    }

    private static List<byte[]> content(PemFile file, String label) {
        boolean isDer = file.blocks().isEmpty() && file.content().length > 0 && file.content()[0] == Der.SEQUENCE;
        return isDer ? List.of(file.content()) : file.blocks(label);
    }

    private static String found(PemFile file) {
        return file.blocks().isEmpty()
                ? ""
                : ", only "
                        + String.join(
                                ", ",
                                file.blocks().stream().map(PemFile.Block::label).toList());
    }

    private static X509Certificate certificate(Path path, byte[] der) {
        try {
            return (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new TlsException(path + ": holds a damaged certificate: " + e.getMessage(), e);
        }
    }

    private static X509CRL revocationList(Path path, byte[] der) {
        try {
            return (X509CRL) factory().generateCRL(new ByteArrayInputStream(der));
        } catch (CRLException | CertificateException e) {
            throw new TlsException(path + ": holds a damaged certificate revocation list: " + e.getMessage(), e);
        }
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }
}
