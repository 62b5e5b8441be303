package io.pgadapt.protocol.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Md5PasswordTest {
    /** The expected values were computed with another implementation of MD5. */
    @ParameterizedTest
    @CsvSource({
        "md5testuser, pass, 01020304, md59db0a92b7a2536d58cf2a74b06f7163a",
        "jürgen, gehÄim, ff00807f, md5f1eea46e5857c6887713a210c2de63fc"
    })
    void hashesPasswordUserAndSalt(String user, String password, String salt, String expected) {
        assertThat(Md5Password.hash(user, password, HexFormat.of().parseHex(salt)))
                .isEqualTo(expected);
    }
}
