package io.pgadapt.protocol.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ongres.scram.common.Gs2CbindFlag;
import io.pgadapt.protocol.wire.ProtocolException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the example of RFC 7677, section 3. */
class ScramExchangeTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_FIRST =
            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private static final String SERVER_SIGNATURE = "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private final ScramExchange exchange =
            new ScramExchange(new ScramChoice(ScramChoice.PLAIN, Gs2CbindFlag.CLIENT_NOT, null), NONCE, "user");

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    @Test
    void saysWhatTheRfcSays() {
        assertThat(exchange.clientFirst()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        ScramExchange.Challenge challenge = exchange.serverFirst(SERVER_FIRST);
        assertThat(challenge.iterations()).isEqualTo(4096);
        ScramKeys keys = ScramKeys.derive("pencil", challenge.salt(), 4096);
        ScramExchange.Proof proof = exchange.prove(challenge, keys);
        assertThat(proof.clientFinal())
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(keys.isServerSignature(proof.authMessage(), base64(SERVER_SIGNATURE)))
                .isTrue();
    }

    @Test
    void tellsAWrongServerSignature() {
        ScramExchange.Challenge challenge = exchange.serverFirst(SERVER_FIRST);
        ScramKeys keys = ScramKeys.derive("pencil", challenge.salt(), 4096);
        String signed = exchange.prove(challenge, keys).authMessage();
        byte[] signature = base64(SERVER_SIGNATURE);
        signature[31] ^= 1;
        assertThat(keys.isServerSignature(signed, signature)).isFalse();
        assertThat(keys.isServerSignature(signed, new byte[0])).isFalse();
        assertThat(keys.isServerSignature(signed + " ", base64(SERVER_SIGNATURE)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r=rOprNGfwEbeRWgbNEkqO",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z",
                "r=other,s=W22Z,i=4096",
                "r=rOprNGfwEbeRWgbNEkq,s=W22Z,i=4096",
                "r=rOprNGfwEbeRWgbNEkqO,s=W22Z,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W2*Z,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=0",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=-1",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=99999999999",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=2147483648",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z=,i=4096",
                "r=rOprNGfwEbeRWgbNEkqO x,s=W22Z,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4096,x=1",
                "r=rOprNGfwEbeRWgbNEkqOx,i=4096,s=W22Z",
                "m=x,r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4096",
                "garbage"
            })
    void refusesAMalformedChallenge(String text) {
        assertThatThrownBy(() -> exchange.serverFirst(text))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("server's first SCRAM message");
    }

    @ParameterizedTest
    @CsvSource({
        "I\u00adX, IX, soft hyphen is removed",
        "\u2168, IX, roman number nine becomes letters",
        "a\u00a0b, a b, no-break space becomes a space",
        "\u00aa, a, feminine ordinal becomes a letter"
    })
    void preparesThePassword(String password, String prepared, String why) {
        assertThat(proofOf(password)).as(why).isEqualTo(proofOf(prepared));
    }

    @ParameterizedTest
    @CsvSource({
        "a\u0007b, ab, a control character is prohibited",
        "\u06271, \u0627, right to left text must not end with a digit",
        "a\u0378, a, an unassigned character is prohibited"
    })
    void takesAPasswordThatCannotBePreparedAsItIs(String password, String other, String why) {
        byte[] salt = {1, 2, 3};
        byte[] raw = ScramServer.clientProof(password, salt, 10, "x");
        assertThat(ScramKeys.derive(password, salt, 10).clientProof("x"))
                .as(why)
                .isEqualTo(raw);
        assertThat(ScramKeys.derive(other, salt, 10).clientProof("x")).isNotEqualTo(raw);
    }

    @Test
    void takesAPasswordOfWhichPreparationLeavesNothingAsItIs() {
        byte[] salt = {1, 2, 3};
        assertThat(ScramKeys.derive("\u00ad\u00ad", salt, 10).clientProof("x"))
                .isEqualTo(ScramServer.clientProof("\u00ad\u00ad", salt, 10, "x"));
    }

    private static String proofOf(String password) {
        return HexFormat.of()
                .formatHex(ScramKeys.derive(password, new byte[] {1, 2, 3}, 10).clientProof("x"));
    }

    @Test
    void neverShowsKeys() {
        assertThat(ScramKeys.derive("pencil", new byte[] {1}, 1)).hasToString("ScramKeys[hidden]");
    }
}
