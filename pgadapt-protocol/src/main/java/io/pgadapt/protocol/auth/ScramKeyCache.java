package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.wire.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the SCRAM keys of recent successful logins, so that the next login with the same password, salt and iteration
 * count needs no key derivation (RFC 5802, section 5.1, permits that). Thread-safe; meant to be shared by all connects.
 *
 * <p>It holds no password: entries are found by a keyed digest, whose key is random and never leaves this object. It
 * does hold keys that are enough to log in to that server. Only keys that the server has confirmed get in, so neither
 * wrong passwords nor made-up salts push good entries out.
 */
public final class ScramKeyCache {
    /** Enough for a pool or a few that use many servers and users. */
    public static final int DEFAULT_CAPACITY = 64;

    private static final String MAC = "HmacSHA256";

    private final KeyDerivation derivation;
    private final SecretKeySpec secret;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Bytes, ScramKeys> recent;

    /** Creates an empty cache of the default capacity. */
    public ScramKeyCache() {
        this(DEFAULT_CAPACITY);
    }

    /**
     * Creates an empty cache.
     *
     * @param capacity how many entries it may hold; the least recently used one leaves first
     */
    public ScramKeyCache(int capacity) {
        this(capacity, ScramKeys::derive);
    }

    ScramKeyCache(int capacity, KeyDerivation derivation) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a cache of SCRAM keys needs room for at least one entry");
        }
        this.derivation = derivation;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = new SecretKeySpec(random, MAC);
        this.recent = new LruMap(capacity);
    }

    /** Makes keys of a password. */
    @FunctionalInterface
    interface KeyDerivation {
        ScramKeys derive(String password, byte[] salt, int iterations);
    }

    /** Keys and where to keep them once the server has confirmed them. */
    record Candidate(Bytes identity, ScramKeys keys) {}

    /** Returns the keys, from the cache or newly derived; does not keep them yet. */
    Candidate keysFor(String password, byte[] salt, int iterations) {
        Bytes identity = identity(password, salt, iterations);
        ScramKeys known = find(identity);
        return new Candidate(identity, known != null ? known : derivation.derive(password, salt, iterations));
    }

    /** Keeps keys that the server has confirmed. */
    void confirm(Candidate candidate) {
        lock.lock();
        try {
            recent.put(candidate.identity(), candidate.keys());
        } finally {
            lock.unlock();
        }
    }

    private @Nullable ScramKeys find(Bytes identity) {
        lock.lock();
        try {
            return recent.get(identity);
        } finally {
            lock.unlock();
        }
    }

    private Bytes identity(String password, byte[] salt, int iterations) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            mac.update(ByteBuffer.allocate(8)
                    .putInt(iterations)
                    .putInt(salt.length)
                    .flip());
            mac.update(salt);
            return Bytes.of(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + MAC, e);
        }
    }

    /** Shows how many entries there are, and nothing of them. */
    @Override
    public String toString() {
        lock.lock();
        try {
            return "ScramKeyCache[" + recent.size() + " entries]";
        } finally {
            lock.unlock();
        }
    }

    private static final class LruMap extends LinkedHashMap<Bytes, ScramKeys> {
        private static final long serialVersionUID = 1L;

        private final int capacity;

        LruMap(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, ScramKeys> eldest) {
            return size() > capacity;
        }
    }
}
