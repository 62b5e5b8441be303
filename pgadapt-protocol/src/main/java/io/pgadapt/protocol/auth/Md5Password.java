package io.pgadapt.protocol.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The answer to AuthenticationMD5Password, as the manual's chapter on the message flow defines it. */
final class Md5Password {
    private Md5Password() {}

    static String hash(String user, String password, byte[] salt) {
        String stored = md5((password + user).getBytes(StandardCharsets.UTF_8), new byte[0]);
        return "md5" + md5(stored.getBytes(StandardCharsets.US_ASCII), salt);
    }

    private static String md5(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(first);
            return HexFormat.of().formatHex(digest.digest(second));
        } catch (NoSuchAlgorithmException e) {
            throw new AuthenticationException(
                    "the server requested a password hashed with MD5, which this Java runtime has not", e);
        }
    }
}
