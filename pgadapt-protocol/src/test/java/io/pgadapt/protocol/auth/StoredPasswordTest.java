package io.pgadapt.protocol.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class StoredPasswordTest {
    /** Made by PostgreSQL 18: {@code CREATE ROLE x PASSWORD 'pencil'}, then read from {@code pg_authid}. */
    @Test
    void isWhatTheServerMakesOfAPassword() {
        byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
        assertThat(StoredPassword.scramSha256("pencil", salt, 4096))
                .isEqualTo("SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY="
                        + ":wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
    }

    @Test
    void md5TakesTheUserForSalt() {
        assertThat(StoredPassword.md5("secret", "joe"))
                .startsWith("md5")
                .hasSize(35)
                .isNotEqualTo(StoredPassword.md5("secret", "jane"));
    }
}
