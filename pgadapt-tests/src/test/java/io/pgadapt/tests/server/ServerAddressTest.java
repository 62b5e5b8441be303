package io.pgadapt.tests.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @Test
    void keepsAllButTheDatabase() {
        ServerAddress address = ServerAddress.parse("postgresql://m%40x:p+%3A%2F@db.example:5433/main?sslmode=require");
        assertThat(address.user()).isEqualTo("m@x");
        assertThat(address.password()).isEqualTo("p+:/");
        assertThat(address.maintenanceDatabase()).isEqualTo("main");
        assertThat(address.dsn("other"))
                .isEqualTo("postgresql://m%40x:p%2B%3A%2F@db.example:5433/other?sslmode=require");
    }

    @Test
    void portIsPostgresqlsByDefault() {
        assertThat(ServerAddress.parse("postgresql://me@db/main").dsn("x")).isEqualTo("postgresql://me@db:5432/x");
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(ServerAddress.parse("postgresql://me:secret@db/main").toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgresql://db/main", "postgresql://me@db/", "http://me@db/main", "postgresql:///main?user=me"
            })
    void rejectsWhatLacksAPart(String dsn) {
        assertThatThrownBy(() -> ServerAddress.parse(dsn)).hasMessageContaining("must have the form");
    }
}
