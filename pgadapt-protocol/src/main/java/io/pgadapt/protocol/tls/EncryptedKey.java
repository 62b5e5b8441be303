package io.pgadapt.protocol.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Decrypts PKCS#8 keys (RFC 5958, EncryptedPrivateKeyInfo) with what the JDK has of PKCS#5. */
final class EncryptedKey {
    private EncryptedKey() {}

    static PrivateKey decrypt(Path path, byte[] der, KeyPassword supplier) {
        char[] password = supplier.get();
        if (password == null) {
            throw new TlsException(path + ": encrypted, but sslpassword is not set");
        }
        try {
            checkCharacters(path, password);
            return PrivateKeys.fromPkcs8(path, decrypt(path, der, password));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static void checkCharacters(Path path, char[] password) {
        for (char c : password) {
            if (c > 0x7E) {
                throw new TlsException(path + ": sslpassword has characters outside ASCII, with which Java cannot"
                        + " decrypt PKCS#8; set another password on the key, or convert it to PKCS#12");
            }
        }
    }

    private static byte[] decrypt(Path path, byte[] der, char[] password) {
        EncryptedPrivateKeyInfo info = parse(path, der);
        String algorithm = algorithm(info);
        PBEKeySpec spec = new PBEKeySpec(password);
        try {
            SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
            return cipher.doFinal(info.getEncryptedData());
        } catch (NoSuchAlgorithmException e) {
            throw new TlsException(unreadable(path, algorithm), e);
        } catch (GeneralSecurityException e) {
            throw new TlsException(path + ": cannot be decrypted; is sslpassword right?", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static EncryptedPrivateKeyInfo parse(Path path, byte[] der) {
        try {
            return new EncryptedPrivateKeyInfo(der);
        } catch (IOException e) {
            throw new TlsException(unreadable(path, String.valueOf(e.getMessage())), e);
        }
    }

    private static String unreadable(Path path, String reason) {
        return path + ": damaged, or encrypted in a way that Java cannot read (" + reason
                + "); convert it with: openssl pkcs8 -topk8 -v2 aes-256-cbc -in " + path + " -out new.key";
    }

    /** For PBES2 the JDK tells the full name, such as PBEWithHmacSHA256AndAES_256, only as text of its parameters. */
    private static String algorithm(EncryptedPrivateKeyInfo info) {
        String name = info.getAlgName();
        boolean isFamily = name.equals("PBES2") || name.equals("1.2.840.113549.1.5.13");
        return isFamily && info.getAlgParameters() != null
                ? info.getAlgParameters().toString()
                : name;
    }
}
