package io.pgadapt.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.crypto.util.PBKDFConfig;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateKeysTest {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final KeyPair RSA = TestPki.newKeys("RSA");
    private static final KeyPair EC = TestPki.newKeys("EC");

    @TempDir
    private Path directory;

    private PrivateKey read(String content, KeyPassword password) {
        return read(content.getBytes(StandardCharsets.US_ASCII), password);
    }

    private PrivateKey read(byte[] content, KeyPassword password) {
        return PrivateKeys.read(PemFile.read(TestPki.write(directory, "client.key", content)), password);
    }

    private PrivateKey read(byte[] content) {
        return read(content, () -> {
            throw new AssertionError("no password is needed");
        });
    }

    private PrivateKey read(String content) {
        return read(content.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] inner(PrivateKey key) throws IOException {
        return PrivateKeyInfo.getInstance(key.getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
    }

    private static byte[] sec1(PrivateKey key) throws IOException {
        ECPrivateKey structure = ECPrivateKey.getInstance(
                PrivateKeyInfo.getInstance(key.getEncoded()).parsePrivateKey());
        ASN1Encodable curve = X9ObjectIdentifiers.prime256v1;
        return new ECPrivateKey(256, structure.getKey(), curve).getEncoded();
    }

    private static String pem(String label, byte[] der) {
        return TestPki.pem(new PemObject(label, der));
    }

    private static String encrypted(PrivateKey key, ASN1ObjectIdentifier cipher, @Nullable PBKDFConfig derivation)
            throws OperatorCreationException, IOException {
        JcePKCSPBEOutputEncryptorBuilder builder = derivation == null
                ? new JcePKCSPBEOutputEncryptorBuilder(cipher)
                : new JcePKCSPBEOutputEncryptorBuilder(derivation, cipher);
        OutputEncryptor encryptor = builder.setProvider(PROVIDER).build("secret".toCharArray());
        byte[] der =
                new JcaPKCS8EncryptedPrivateKeyInfoBuilder(key).build(encryptor).getEncoded();
        return pem("ENCRYPTED PRIVATE KEY", der);
    }

    private static PBKDFConfig pbkdf2() {
        return new PBKDF2Config.Builder()
                .withPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256))
                .withIterationCount(2048)
                .build();
    }

    private static KeyPassword password(String password) {
        return password::toCharArray;
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519", "Ed448", "RSASSA-PSS", "DSA"})
    void readsPkcs8(String kind) {
        PrivateKey key = TestPki.newKeys(kind).getPrivate();
        assertThat(read(TestPki.pkcs8(key))).isEqualTo(key);
        assertThat(read(key.getEncoded())).isEqualTo(key);
    }

    @Test
    void readsPkcs1() throws IOException {
        byte[] der = inner(RSA.getPrivate());
        assertThat(read(pem("RSA PRIVATE KEY", der))).isEqualTo(RSA.getPrivate());
        assertThat(read(der)).isEqualTo(RSA.getPrivate());
    }

    @Test
    void readsSec1() throws IOException {
        byte[] der = sec1(EC.getPrivate());
        assertThat(KeyPairs.belongTogether(EC.getPublic(), read(pem("EC PRIVATE KEY", der))))
                .isTrue();
        assertThat(KeyPairs.belongTogether(EC.getPublic(), read(der))).isTrue();
    }

    @Test
    void takesTheCurveFromTheParametersBeforeTheKey() throws IOException {
        String parameters = pem("EC PARAMETERS", X9ObjectIdentifiers.prime256v1.getEncoded());
        String key = pem("EC PRIVATE KEY", inner(EC.getPrivate()));
        assertThat(read(parameters + key)).isEqualTo(EC.getPrivate());
    }

    @Test
    void missesTheCurveOfAnEcKey() {
        assertThatThrownBy(() -> read(pem("EC PRIVATE KEY", inner(EC.getPrivate()))))
                .isInstanceOf(TlsException.class)
                .hasMessage(directory.resolve("client.key") + ": the EC private key does not say its curve");
    }

    @Test
    void readsTheKeyAmongOtherBlocksAndText() {
        String content = "Bag Attributes\n" + TestPki.root("x").pem() + "more text\n" + TestPki.pkcs8(RSA.getPrivate());
        assertThat(read(content)).isEqualTo(RSA.getPrivate());
        assertThat(read(content.replace("\n", "\r\n"))).isEqualTo(RSA.getPrivate());
    }

    @Test
    void decryptsWhatOpenSslEncryptsByDefault() throws Exception {
        String file = encrypted(RSA.getPrivate(), NISTObjectIdentifiers.id_aes256_CBC, pbkdf2());
        assertThat(read(file, password("secret"))).isEqualTo(RSA.getPrivate());
    }

    @Test
    void decryptsDer() throws Exception {
        String file = encrypted(EC.getPrivate(), NISTObjectIdentifiers.id_aes128_CBC, pbkdf2());
        String base64 = file.replaceAll("-----.*-----", "").replaceAll("\\s", "");
        assertThat(read(Base64.getDecoder().decode(base64), password("secret"))).isEqualTo(EC.getPrivate());
    }

    @Test
    void decryptsTheOlderPkcs12Scheme() throws Exception {
        String file = encrypted(EC.getPrivate(), PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, null);
        assertThat(read(file, password("secret"))).isEqualTo(EC.getPrivate());
    }

    @Test
    void saysThatThePasswordIsMissing() throws Exception {
        String file = encrypted(RSA.getPrivate(), NISTObjectIdentifiers.id_aes256_CBC, pbkdf2());
        assertThatThrownBy(() -> read(file, KeyPassword.none()))
                .isInstanceOf(TlsException.class)
                .hasMessage(directory.resolve("client.key") + ": encrypted, but sslpassword is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "Secret", ""})
    void saysThatThePasswordIsWrongWithoutShowingIt(String wrong) throws Exception {
        String file = encrypted(RSA.getPrivate(), NISTObjectIdentifiers.id_aes256_CBC, pbkdf2());
        assertThatThrownBy(() -> read(file, password(wrong)))
                .isInstanceOf(TlsException.class)
                .hasMessage(directory.resolve("client.key") + ": cannot be decrypted; is sslpassword right?");
    }

    @Test
    void saysThatAPasswordOutsideAsciiCannotBeUsed() throws Exception {
        String file = encrypted(RSA.getPrivate(), NISTObjectIdentifiers.id_aes256_CBC, pbkdf2());
        assertThatThrownBy(() -> read(file, password("geheim-\u00e4")))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("outside ASCII");
    }

    @Test
    void overwritesThePasswordAfterUse() throws Exception {
        String file = encrypted(RSA.getPrivate(), NISTObjectIdentifiers.id_aes256_CBC, pbkdf2());
        char[] password = "secret".toCharArray();
        read(file.getBytes(StandardCharsets.US_ASCII), () -> password);
        assertThat(password).isEqualTo(new char[6]);
    }

    @Test
    void saysHowToConvertAnUnsupportedEncryption() throws Exception {
        String file = encrypted(
                RSA.getPrivate(), NISTObjectIdentifiers.id_aes256_CBC, new ScryptConfig.Builder(1024, 8, 1).build());
        assertThatThrownBy(() -> read(file, password("secret")))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void saysHowToConvertOpenSslsOldEncryption() {
        var encryptor =
                new JcePEMEncryptorBuilder("AES-256-CBC").setProvider(PROVIDER).build("secret".toCharArray());
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(RSA.getPrivate(), encryptor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(text.toString()).contains("Proc-Type: 4,ENCRYPTED");
        assertThatThrownBy(() -> read(text.toString(), password("secret")))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("Proc-Type: 4,ENCRYPTED")
                .hasMessageContaining("openssl pkcs8 -topk8");
    }

    @Test
    void refusesAnotherKindOfKey() {
        assertThatThrownBy(() -> read(pem("DSA PRIVATE KEY", new byte[] {0x30, 0})))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("\"DSA PRIVATE KEY\" is not supported");
    }

    @Test
    void refusesAFileWithoutAKey() {
        assertThatThrownBy(() -> read(TestPki.root("x").pem()))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("holds no private key");
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("holds no private key");
        assertThatThrownBy(() -> read("hello"))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("neither as PEM nor as DER");
    }

    @Test
    void refusesEveryTruncationOfAKey() throws IOException {
        for (byte[] der : new byte[][] {EC.getPrivate().getEncoded(), sec1(EC.getPrivate())}) {
            for (int length = 0; length < der.length; length++) {
                byte[] truncated = Arrays.copyOf(der, length);
                assertThatThrownBy(() -> read(truncated)).isInstanceOf(TlsException.class);
            }
        }
    }

    @Test
    void refusesAnAlgorithmItDoesNotKnow() {
        byte[] algorithm = Der.encode(Der.SEQUENCE, Der.encode(Der.OBJECT_IDENTIFIER, new byte[] {0x2a, 0x03}));
        byte[] der = Der.encode(
                Der.SEQUENCE,
                Der.encode(Der.INTEGER, new byte[] {0}),
                algorithm,
                Der.encode(Der.OCTET_STRING, new byte[] {1}));
        assertThatThrownBy(() -> read(der))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("an algorithm that is not supported");
    }
}
