package io.pgadapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XidTest {
    @Test
    void isWrittenAsPgjdbcAndPsycopg2Do() {
        assertThat(Xid.of(42, "gtrid", "bqual")).hasToString("42_Z3RyaWQ=_YnF1YWw=");
        assertThat(Xid.parse("42_Z3RyaWQ=_YnF1YWw=")).isEqualTo(Xid.of(42, "gtrid", "bqual"));
        assertThat(Xid.parse(Xid.of(0, "", "").toString())).isEqualTo(Xid.of(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mine",
                "42_Z3RyaWQ=",
                "42_Z3RyaWQ_YnF1YWw=",
                "4294967296_YQ==_YQ==",
                "1_/w==_YQ==",
                "042_YQ==_YQ=="
            })
    void keepsOtherTextsAsTheyAre(String text) {
        Xid xid = Xid.parse(text);
        assertThat(xid.formatId()).isNull();
        assertThat(xid.branch()).isNull();
        assertThat(xid.globalId()).isEqualTo(text);
        assertThat(xid).hasToString(text);
    }

    @Test
    void refusesPartsThatTheSpecificationDoesNotAllow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Xid.of(-1, "a", "b"))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Xid.of(1, "a".repeat(65), "b"))
                .withMessageContaining("at most 64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Xid.of(1, "a", "\u00e4"))
                .withMessageContainingAll("branch qualifier", "printable ASCII");
    }
}
