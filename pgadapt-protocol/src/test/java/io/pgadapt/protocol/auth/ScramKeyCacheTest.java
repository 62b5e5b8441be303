package io.pgadapt.protocol.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScramKeyCacheTest {
    private static final byte[] SALT = {1, 2, 3};

    private final List<String> derived = new ArrayList<>();
    private final ScramKeyCache cache = new ScramKeyCache(2, (password, salt, iterations) -> {
        derived.add(password);
        return ScramKeys.derive(password, salt, iterations);
    });

    private ScramKeys login(String password, byte[] salt, int iterations) {
        ScramKeyCache.Candidate candidate = cache.keysFor(password, salt, iterations);
        cache.confirm(candidate);
        return candidate.keys();
    }

    @Test
    void derivesConfirmedKeysOnlyOnce() {
        ScramKeys first = login("a", SALT, 1);
        assertThat(login("a", SALT.clone(), 1)).isSameAs(first);
        assertThat(derived).containsExactly("a");
    }

    @Test
    void doesNotKeepUnconfirmedKeys() {
        cache.keysFor("a", SALT, 1);
        cache.keysFor("a", SALT, 1);
        assertThat(derived).containsExactly("a", "a");
    }

    @Test
    void tellsPasswordsSaltsAndIterationsApart() {
        login("a", SALT, 1);
        cache.keysFor("b", SALT, 1);
        cache.keysFor("a", new byte[] {1, 2, 4}, 1);
        cache.keysFor("\u0003a", new byte[] {1, 2}, 1);
        cache.keysFor("a", SALT, 2);
        assertThat(derived).hasSize(5);
    }

    @Test
    void dropsWhatWasNotUsedForLongest() {
        login("a", SALT, 1);
        login("b", SALT, 1);
        login("a", SALT, 1);
        login("c", SALT, 1);
        derived.clear();
        login("a", SALT, 1);
        login("c", SALT, 1);
        assertThat(derived).isEmpty();
        login("b", SALT, 1);
        assertThat(derived).containsExactly("b");
    }

    @Test
    void showsOnlyItsSize() {
        login("topsecret", SALT, 1);
        assertThat(cache).hasToString("ScramKeyCache[1 entries]");
    }

    @Test
    void needsRoom() {
        assertThatThrownBy(() -> new ScramKeyCache(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
