package io.pgadapt.tests.connect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes authorities, certificates and revocation lists, valid for a day. */
final class Pki {
    private static final String SIGNATURE = "SHA256withECDSA";

    private Pki() {}

    /** A certificate and its key. */
    record Identity(X509Certificate certificate, KeyPair keys) {
        String certificatePem() {
            return pem(certificate);
        }

        /** The key as PKCS#8. */
        String keyPem() {
            try {
                return pem(new JcaPKCS8Generator(keys.getPrivate(), null));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Key and certificate as PKCS#12. */
        byte[] pkcs12(String password) {
            try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                keyStore(password).store(out, password.toCharArray());
                return out.toByteArray();
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** What a server with this identity needs for TLS. */
        SSLContext serverContext() {
            try {
                KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
                factory.init(keyStore("unused"), "unused".toCharArray());
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(factory.getKeyManagers(), null, null);
                return context;
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private KeyStore keyStore(String password) throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", keys.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
            return store;
        }

        /** A list that revokes the given certificates of this authority; empty when there are none. */
        String revoke(X509Certificate... certificates) {
            try {
                Instant now = Instant.now();
                JcaX509v2CRLBuilder list =
                        new JcaX509v2CRLBuilder(certificate.getSubjectX500Principal(), Date.from(now.minusSeconds(60)));
                list.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
                for (X509Certificate revoked : certificates) {
                    list.addCRLEntry(
                            revoked.getSerialNumber(), Date.from(now.minusSeconds(60)), CRLReason.keyCompromise);
                }
                return pem(new JcaX509CRLConverter().getCRL(list.build(signer(keys))));
            } catch (GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Issues a certificate; the names are DNS names that it is for. */
        Identity issue(String commonName, String... dnsNames) {
            return Pki.issue(this, commonName, dnsNames);
        }
    }

    /** A root certificate that may issue others. */
    static Identity authority(String commonName) {
        try {
            KeyPair keys = newKeys();
            JcaX509v3CertificateBuilder builder = builder(principal(commonName), principal(commonName), keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            return new Identity(certificate(builder, keys), keys);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity issue(Identity authority, String commonName, String... dnsNames) {
        try {
            KeyPair keys = newKeys();
            JcaX509v3CertificateBuilder builder =
                    builder(authority.certificate().getSubjectX500Principal(), principal(commonName), keys);
            GeneralName[] names = new GeneralName[dnsNames.length];
            for (int i = 0; i < names.length; i++) {
                names[i] = new GeneralName(GeneralName.dNSName, dnsNames[i]);
            }
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return new Identity(certificate(builder, authority.keys()), keys);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minusSeconds(3600)),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                keys.getPublic());
    }

    private static X509Certificate certificate(JcaX509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuer)));
    }

    private static ContentSigner signer(KeyPair keys) throws OperatorCreationException {
        return new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate());
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X500Principal principal(String commonName) {
        return new X500Principal("CN=" + commonName);
    }

    private static String pem(Object object) {
        try (StringWriter text = new StringWriter()) {
            try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
                writer.writeObject(object);
            }
            return text.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
