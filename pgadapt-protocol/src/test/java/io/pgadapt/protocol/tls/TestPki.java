package io.pgadapt.protocol.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;

/** Makes keys, certificates and revocation lists. */
public final class TestPki {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private TestPki() {}

    /** A certificate with the key that it certifies. */
    public record Identity(KeyPair keys, X509Certificate certificate) {
        String pem() {
            return TestPki.pem(certificate);
        }
    }

    /** Describes a certificate to be made. */
    public static final class Request {
        private final String subject;
        private final List<GeneralName> names = new ArrayList<>();
        private String keyKind = "EC";
        private @Nullable String signature;
        private boolean authority;
        private Instant notBefore = Instant.now().minus(Duration.ofDays(1));
        private Instant notAfter = Instant.now().plus(Duration.ofDays(30));

        private Request(String subject) {
            this.subject = subject;
        }

        public Request dns(String name) {
            names.add(new GeneralName(GeneralName.dNSName, name));
            return this;
        }

        public Request ip(String address) {
            names.add(new GeneralName(GeneralName.iPAddress, address));
            return this;
        }

        public Request email(String address) {
            names.add(new GeneralName(GeneralName.rfc822Name, address));
            return this;
        }

        /** Sets the kind of the key: EC (the default), RSA or Ed25519. */
        public Request key(String kind) {
            this.keyKind = kind;
            return this;
        }

        /** Sets the signature algorithm that the issuer uses. */
        public Request signedWith(String algorithm) {
            this.signature = algorithm;
            return this;
        }

        public Request authority() {
            this.authority = true;
            return this;
        }

        public Request expired() {
            this.notBefore = Instant.now().minus(Duration.ofDays(10));
            this.notAfter = Instant.now().minus(Duration.ofDays(1));
            return this;
        }

        public Identity selfSigned() {
            KeyPair keys = newKeys(keyKind);
            return sign(keys, keys, new X500Principal(subject));
        }

        public Identity issuedBy(Identity issuer) {
            return sign(newKeys(keyKind), issuer.keys(), issuer.certificate().getSubjectX500Principal());
        }

        private Identity sign(KeyPair keys, KeyPair issuerKeys, X500Principal issuer) {
            try {
                var builder = new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(64, new SecureRandom()),
                        Date.from(notBefore),
                        Date.from(notAfter),
                        new X500Principal(subject),
                        keys.getPublic());
                if (!names.isEmpty()) {
                    builder.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(names.toArray(new GeneralName[0])));
                }
                if (authority) {
                    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
                    builder.addExtension(
                            Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
                }
                String algorithm = signature != null ? signature : defaultSignature(issuerKeys);
                var signer = new JcaContentSignerBuilder(algorithm)
                        .setProvider(PROVIDER)
                        .build(issuerKeys.getPrivate());
                return new Identity(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
            } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Starts a certificate for the given distinguished name. */
    public static Request certificate(String subject) {
        return new Request(subject);
    }

    /** Returns a new root authority. */
    public static Identity root(String name) {
        return certificate("CN=" + name).authority().selfSigned();
    }

    /** Returns a new key pair of the kind EC, RSA, Ed25519 or another that the JDK knows. */
    public static KeyPair newKeys(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            switch (kind) {
                case "EC" -> generator.initialize(256);
                case "RSA", "RSASSA-PSS", "DSA" -> generator.initialize(2048);
                default -> {
                    // The curve is in the name.
                }
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String defaultSignature(KeyPair keys) {
        return switch (keys.getPrivate().getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> "Ed25519";
        };
    }

    /** Returns the issuer's list of revoked certificates. */
    public static X509CRL revoked(Identity issuer, X509Certificate... certificates) {
        try {
            var builder = new JcaX509v2CRLBuilder(
                    issuer.certificate(), Date.from(Instant.now().minus(Duration.ofHours(1))));
            builder.setNextUpdate(Date.from(Instant.now().plus(Duration.ofDays(1))));
            for (X509Certificate certificate : certificates) {
                builder.addCRLEntry(certificate.getSerialNumber(), Date.from(Instant.now()), CRLReason.keyCompromise);
            }
            var signer = new JcaContentSignerBuilder(defaultSignature(issuer.keys()))
                    .build(issuer.keys().getPrivate());
            return new JcaX509CRLConverter().getCRL(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the objects (certificates, keys, lists) as OpenSSL writes them. */
    public static String pem(Object... objects) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                writer.writeObject(object);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Returns the key in the one format that the JDK itself writes. */
    public static String pkcs8(PrivateKey key) {
        return pem(new PemObject("PRIVATE KEY", key.getEncoded()));
    }

    /** Writes a file that only its owner may read, and returns it. */
    public static Path write(Path directory, String name, byte[] content) {
        try {
            Path file = Files.write(directory.resolve(name), content);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file that only its owner may read, and returns it. */
    public static Path write(Path directory, String name, String content) {
        return write(directory, name, content.getBytes(StandardCharsets.UTF_8));
    }
}
