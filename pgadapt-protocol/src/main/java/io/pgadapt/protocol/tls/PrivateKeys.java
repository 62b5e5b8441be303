package io.pgadapt.protocol.tls;

import io.pgadapt.protocol.tls.Der.DerException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Reads private keys: PKCS#8 (plain or encrypted), PKCS#1 RSA and SEC1 EC, each as PEM or DER.
 *
 * <p>The JDK knows PKCS#8 only, so the other two are wrapped in it.
 */
final class PrivateKeys {
    private static final byte[] VERSION_0 = Der.encode(Der.INTEGER, new byte[] {0});
    private static final String RSA = "2a864886f70d010101";
    private static final String EC = "2a8648ce3d0201";
    /** Algorithm by the content of its object identifier in hexadecimal. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            RSA,
            "RSA",
            "2a864886f70d01010a",
            "RSASSA-PSS",
            EC,
            "EC",
            "2b6570",
            "Ed25519",
            "2b6571",
            "Ed448",
            "2a8648ce380401",
            "DSA");

    private PrivateKeys() {}

    /**
     * Returns the first key of a file.
     *
     * @param password asked only when the key is encrypted
     * @throws TlsException when there is no key, it is of a kind that is not supported, or its password is wrong
     */
    static PrivateKey read(PemFile file, KeyPassword password) {
        for (PemFile.Block block : file.blocks()) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return fromPem(file, block, password);
            }
        }
        if (!file.blocks().isEmpty() || file.content().length == 0) {
            throw new TlsException(file.path() + ": holds no private key");
        }
        return fromDer(file, password);
    }

    private static PrivateKey fromPem(PemFile file, PemFile.Block block, KeyPassword password) {
        Path path = file.path();
        if (block.headers().contains("ENCRYPTED")) {
            throw new TlsException(path + ": is encrypted in OpenSSL's old format (Proc-Type: 4,ENCRYPTED), which is"
                    + " not supported; convert it with: openssl pkcs8 -topk8 -v2 aes-256-cbc -in " + path
                    + " -out new.key");
        }
        return switch (block.label()) {
            case "PRIVATE KEY" -> fromPkcs8(path, block.der().toArray());
            case "ENCRYPTED PRIVATE KEY" ->
                EncryptedKey.decrypt(path, block.der().toArray(), password);
            case "RSA PRIVATE KEY" -> fromPkcs1(path, block.der().toArray());
            case "EC PRIVATE KEY" -> fromSec1(path, block.der().toArray(), file.blocks("EC PARAMETERS"));
            default ->
                throw new TlsException(path + ": a key of the kind \"" + block.label()
                        + "\" is not supported; convert it with: openssl pkcs8 -topk8 -in " + path + " -out new.key");
        };
    }

    /** Tells the formats apart by their first two elements. */
    private static PrivateKey fromDer(PemFile file, KeyPassword password) {
        Path path = file.path();
        byte[] der = file.content();
        try {
            Der fields = new Der(der).enter(Der.SEQUENCE);
            int first = fields.peekTag();
            fields.next();
            int second = fields.peekTag();
            if (first == Der.SEQUENCE && second == Der.OCTET_STRING) {
                return EncryptedKey.decrypt(path, der, password);
            }
            if (first == Der.INTEGER && second == Der.SEQUENCE) {
                return fromPkcs8(path, der);
            }
            if (first == Der.INTEGER && second == Der.INTEGER) {
                return fromPkcs1(path, der);
            }
            if (first == Der.INTEGER && second == Der.OCTET_STRING) {
                return fromSec1(path, der, List.of());
            }
        } catch (DerException e) {
            throw new TlsException(path + ": holds no private key, neither as PEM nor as DER", e);
        }
        throw new TlsException(path + ": holds no private key, neither as PEM nor as DER");
    }

    /** Returns the key in an unencrypted PKCS#8 structure (RFC 5208). */
    static PrivateKey fromPkcs8(Path path, byte[] der) {
        String algorithm = algorithm(path, der);
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new TlsException(path + ": the private key (" + algorithm + ") is damaged or not supported", e);
        }
    }

    private static String algorithm(Path path, byte[] der) {
        try {
            Der fields = new Der(der).enter(Der.SEQUENCE);
            fields.enter(Der.INTEGER);
            byte[] identifier =
                    fields.enter(Der.SEQUENCE).enter(Der.OBJECT_IDENTIFIER).rest();
            String algorithm = ALGORITHMS.get(HexFormat.of().formatHex(identifier));
            if (algorithm == null) {
                throw new TlsException(path + ": the private key is of an algorithm that is not supported");
            }
            return algorithm;
        } catch (DerException e) {
            throw new TlsException(path + ": the private key is damaged: " + e.getMessage(), e);
        }
    }

    private static PrivateKey fromPkcs1(Path path, byte[] der) {
        byte[] algorithm = Der.encode(Der.SEQUENCE, identifier(RSA), Der.encode(Der.NULL));
        return fromPkcs8(path, wrap(algorithm, der));
    }

    /** Wraps an ECPrivateKey of RFC 5915, which names its curve itself unless EC PARAMETERS stand before it. */
    private static PrivateKey fromSec1(Path path, byte[] der, List<byte[]> parameters) {
        try {
            Der fields = new Der(der).enter(Der.SEQUENCE);
            fields.enter(Der.INTEGER);
            fields.enter(Der.OCTET_STRING);
            byte[] curve;
            if (fields.peekTag() == Der.CONTEXT_0) {
                curve = fields.next().rest();
            } else if (!parameters.isEmpty()) {
                curve = parameters.get(0);
            } else {
                throw new TlsException(path + ": the EC private key does not say its curve");
            }
            return fromPkcs8(path, wrap(Der.encode(Der.SEQUENCE, identifier(EC), curve), der));
        } catch (DerException e) {
            throw new TlsException(path + ": the EC private key is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] identifier(String hex) {
        return Der.encode(Der.OBJECT_IDENTIFIER, HexFormat.of().parseHex(hex));
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return Der.encode(Der.SEQUENCE, VERSION_0, algorithm, Der.encode(Der.OCTET_STRING, key));
    }
}
