package io.pgadapt.protocol.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class StoredPasswordTest {
    /** The password and the salt of RFC 7677's example. */
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
