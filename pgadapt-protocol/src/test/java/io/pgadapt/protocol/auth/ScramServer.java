package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationSASLContinue;
import io.pgadapt.protocol.message.AuthenticationSASLFinal;
import io.pgadapt.protocol.message.FrontendMessage;
import io.pgadapt.protocol.message.SASLInitialResponse;
import io.pgadapt.protocol.message.SASLResponse;
import io.pgadapt.protocol.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The server's side of SCRAM-SHA-256, written from RFC 5802 with nothing but the JDK. */
final class ScramServer {
    private static final String SERVER_NONCE = "server-nonce";

    private final byte[] salt;
    private final int iterations;
    private final byte[] saltedPassword;

    private String clientFirst = "";
    private String serverFirst = "";

    ScramServer(String password, byte[] salt, int iterations) {
        this.salt = salt;
        this.iterations = iterations;
        this.saltedPassword = hi(password, salt, iterations);
    }

    /** Takes the client's first message and returns the challenge. */
    AuthenticationSASLContinue challenge(@Nullable FrontendMessage initial) {
        clientFirst = initialText(initial);
        String nonce = clientFirst.substring(clientFirst.indexOf(",r=") + 3);
        serverFirst = "r=" + nonce + SERVER_NONCE + ",s=" + base64(salt) + ",i=" + iterations;
        return new AuthenticationSASLContinue(Bytes.utf8(serverFirst));
    }

    /** Takes the client's last message; returns the server's signature if the proof is right, else complains. */
    AuthenticationSASLFinal verify(@Nullable FrontendMessage response) {
        String last = lastText(response);
        String withoutProof = last.substring(0, last.indexOf(",p="));
        String bare = clientFirst.substring(clientFirst.indexOf("n=", 3));
        String authMessage = bare + "," + serverFirst + "," + withoutProof;
        byte[] expected = clientProof(saltedPassword, authMessage);
        byte[] proof = Base64.getDecoder().decode(last.substring(last.indexOf(",p=") + 3));
        if (!Arrays.equals(proof, expected)) {
            throw new IllegalStateException("the client's proof is wrong");
        }
        byte[] signature = hmac(hmac(saltedPassword, "Server Key"), authMessage);
        return new AuthenticationSASLFinal(Bytes.utf8("v=" + base64(signature)));
    }

    /** Returns the client's channel binding header and data, as its last message claims them. */
    static byte[] claimedBinding(@Nullable FrontendMessage response) {
        String last = lastText(response);
        return Base64.getDecoder().decode(last.substring(2, last.indexOf(',')));
    }

    /** Returns a client's proof for the given text, made of the password as it is, without any preparation. */
    static byte[] clientProof(String password, byte[] salt, int iterations, String authMessage) {
        return clientProof(hi(password, salt, iterations), authMessage);
    }

    private static byte[] clientProof(byte[] saltedPassword, String authMessage) {
        byte[] clientKey = hmac(saltedPassword, "Client Key");
        byte[] proof = hmac(sha256(clientKey), authMessage);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        return proof;
    }

    private static String initialText(@Nullable FrontendMessage message) {
        if (message instanceof SASLInitialResponse initial) {
            Bytes content = initial.initialResponse();
            if (content != null) {
                return content.utf8();
            }
        }
        throw new IllegalStateException("the client sent " + message);
    }

    private static String lastText(@Nullable FrontendMessage message) {
        if (message instanceof SASLResponse last) {
            return last.data().utf8();
        }
        throw new IllegalStateException("the client sent " + message);
    }

    private static byte[] hi(String password, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] data) {
        return Base64.getEncoder().encodeToString(data);
    }
}
