package io.pgadapt.protocol.tls;

import io.pgadapt.protocol.tls.Der.DerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A private key and the certificate chain that belongs to it, as read from files.
 *
 * @param chain the client's own certificate first
 */
record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {
    /**
     * Reads the files.
     *
     * @throws TlsException when one cannot be used, or key and certificate are not of one pair
     */
    static ClientIdentity read(ClientCertificate files) {
        Path keyPath = files.key() != null ? files.key() : files.certificate();
        if (keyPath == null) {
            throw new IllegalStateException("neither certificate nor key");
        }
        KeyFilePermissions.check(keyPath);
        PemFile keyFile = PemFile.read(keyPath);
        if (isPkcs12(keyFile)) {
            return fromPkcs12(keyFile, files.password());
        }
        return fromTwoFiles(files.certificate(), keyFile, files.password());
    }

    private static ClientIdentity fromTwoFiles(@Nullable Path certificate, PemFile keyFile, KeyPassword password) {
        if (certificate == null) {
            throw new TlsException(keyFile.path() + ": is not PKCS#12, so a certificate file (sslcert) is needed, too");
        }
        List<X509Certificate> chain = Certificates.read(certificate);
        PrivateKey key = PrivateKeys.read(keyFile, password);
        if (!KeyPairs.belongTogether(chain.get(0).getPublicKey(), key)) {
            throw new TlsException("certificate " + certificate + " does not match private key " + keyFile.path());
        }
        return new ClientIdentity(key, chain);
    }

    /** PKCS#12 is a sequence that starts with version 3 (RFC 7292); PKCS#8 starts with 0 or 1. */
    private static boolean isPkcs12(PemFile file) {
        if (!file.blocks().isEmpty()) {
            return false;
        }
        try {
            byte[] version = new Der(file.content())
                    .enter(Der.SEQUENCE)
                    .enter(Der.INTEGER)
                    .rest();
            return version.length == 1 && version[0] == 3;
        } catch (DerException e) {
            return false;
        }
    }

    private static ClientIdentity fromPkcs12(PemFile file, KeyPassword supplier) {
        char[] password = supplier.get();
        char[] used = password == null ? new char[0] : password;
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file.content()), used);
            return firstKey(file.path(), store, used);
        } catch (IOException | UnrecoverableKeyException e) {
            throw new TlsException(unreadable(file.path(), password != null, e), e);
        } catch (GeneralSecurityException e) {
            throw new TlsException(file.path() + ": this PKCS#12 file cannot be used: " + e.getMessage(), e);
        } finally {
            Arrays.fill(used, '\0');
        }
    }

    private static String unreadable(Path path, boolean hadPassword, Exception e) {
        boolean isPassword =
                e instanceof UnrecoverableKeyException || e.getCause() instanceof UnrecoverableKeyException;
        if (!isPassword) {
            return path + ": this PKCS#12 file cannot be read: " + e.getMessage();
        }
        return path
                + (hadPassword
                        ? ": cannot be decrypted; is sslpassword right?"
                        : ": encrypted, but sslpassword is not set");
    }

    private static ClientIdentity firstKey(Path path, KeyStore store, char[] password) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                Key key = store.getKey(alias, password);
                Certificate[] chain = store.getCertificateChain(alias);
                if (key instanceof PrivateKey privateKey && chain != null) {
                    return new ClientIdentity(privateKey, x509(chain));
                }
            }
        }
        throw new TlsException(path + ": this PKCS#12 file holds no private key with a certificate");
    }

    private static List<X509Certificate> x509(Certificate[] chain) {
        return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }

    /** Returns whose identity it is, without the key. */
    @Override
    public String toString() {
        return "ClientIdentity[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
