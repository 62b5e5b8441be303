package io.pgadapt.tests.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pgadapt.Connection;
import io.pgadapt.PasswordEncryption;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.errors.sqlstate.InvalidPassword;
import io.pgadapt.errors.sqlstate.SyntaxError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that are encrypted before they are set, so that they are not seen on their way. */
class EncryptedPasswordTest {
    private final SecureServer secure = SecureServer.instance();
    private Connection admin;

    @BeforeEach
    void connect() {
        admin = Pgadapt.builder(secure.dsn(secure.server().user()))
                .set("host", String.valueOf(secure.server().socketDirectory()))
                .build()
                .connect();
        admin.autocommit(true);
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    private void alter(String role, String encrypted) {
        admin.execute("ALTER ROLE " + role + " PASSWORD '" + encrypted + "'");
    }

    private void logIn(String role, String password) {
        Pgadapt.builder("host=localhost sslmode=disable " + secure.dsn(role))
                .set("password", password)
                .build()
                .connect()
                .close();
    }

    private String authentication(String role, String password) {
        try (Connection connection = Pgadapt.builder("host=localhost sslmode=disable " + secure.dsn(role))
                .set("password", password)
                .build()
                .connect()) {
            return String.valueOf(connection.info().authentication());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "it's \\ \"quoted\"", "I\u00ADX \u2168 \u00fc\u4e2d", "\u0007bell"})
    void scramPasswordsLogIn(String password) {
        try {
            alter("scram_user", PasswordEncryption.SCRAM_SHA_256.encrypt(password, "scram_user"));
            assertThat(authentication("scram_user", password)).isEqualTo("SCRAM-SHA-256");
            assertThatExceptionOfType(InvalidPassword.class).isThrownBy(() -> logIn("scram_user", password + "!"));
        } finally {
            alter("scram_user", PasswordEncryption.SCRAM_SHA_256.encrypt(SecureServer.PASSWORD, "scram_user"));
        }
    }

    @Test
    void md5PasswordsLogIn() {
        String before = admin.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'md5_user'")
                .fetchAll()
                .get(0)
                .getString(0);
        try {
            alter("md5_user", PasswordEncryption.MD5.encrypt("\u00fcber", "md5_user"));
            assertThat(authentication("md5_user", "\u00fcber")).isEqualTo("md5");
        } finally {
            alter("md5_user", String.valueOf(before));
        }
    }

    @Test
    void theConnectionEncryptsAsTheServerIsSet() {
        assertThat(admin.encryptPassword("secret", "joe")).startsWith("SCRAM-SHA-256$4096:");
        admin.execute("SET password_encryption TO md5");
        assertThat(admin.encryptPassword("secret", "joe"))
                .isEqualTo(PasswordEncryption.MD5.encrypt("secret", "joe"))
                .isEqualTo(admin.execute("SELECT 'md5' || md5('secretjoe')")
                        .fetchAll()
                        .get(0)
                        .getString(0));
    }

    @Test
    void theConnectionHashesAsOftenAsTheServerDoes() {
        assumeThat(secure.server().version())
                .as("scram_iterations came with version 16")
                .isGreaterThanOrEqualTo(16);
        admin.execute("SET scram_iterations TO 10000");
        String encrypted = admin.encryptPassword(SecureServer.PASSWORD, "scram_user");
        assertThat(encrypted).startsWith("SCRAM-SHA-256$10000:");
        alter("scram_user", encrypted);
        assertThat(authentication("scram_user", SecureServer.PASSWORD)).isEqualTo("SCRAM-SHA-256");
    }

    @Test
    void saltsAreRandom() {
        String first = PasswordEncryption.SCRAM_SHA_256.encrypt("secret", "joe");
        String second = PasswordEncryption.SCRAM_SHA_256.encrypt("secret", "joe");
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void encryptingBeginsNoTransactionAndNeedsOneThatIsWell() {
        admin.autocommit(false);
        admin.encryptPassword("secret", "joe");
        admin.autocommit(true);
        admin.autocommit(false);
        assertThatExceptionOfType(SyntaxError.class).isThrownBy(() -> admin.execute("SELEC"));
        assertThatExceptionOfType(InFailedSqlTransaction.class)
                .isThrownBy(() -> admin.encryptPassword("secret", "joe"));
        admin.rollback();
        admin.autocommit(true);
    }
}
