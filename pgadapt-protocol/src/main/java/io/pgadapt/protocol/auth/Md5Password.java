package io.pgadapt.protocol.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** MD5 as PostgreSQL stores passwords with it, and as AuthenticationMD5Password has them answered. */
final class Md5Password {
    private static final String PREFIX = "md5";

    private Md5Password() {}

    static String hash(String user, String password, byte[] salt) {
        return PREFIX + md5(digest(password, user).getBytes(StandardCharsets.US_ASCII), salt);
    }

    static String stored(String password, String user) {
        return PREFIX + digest(password, user);
    }

    private static String digest(String password, String user) {
        return md5((password + user).getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    private static String md5(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(first);
            return HexFormat.of().formatHex(digest.digest(second));
        } catch (NoSuchAlgorithmException e) {
            throw new AuthenticationException(
                    "a password is to be hashed with MD5, which this Java runtime has not", e);
        }
    }
}
