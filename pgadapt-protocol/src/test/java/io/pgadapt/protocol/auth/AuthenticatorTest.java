package io.pgadapt.protocol.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.message.AuthenticationCleartextPassword;
import io.pgadapt.protocol.message.AuthenticationGSS;
import io.pgadapt.protocol.message.AuthenticationGSSContinue;
import io.pgadapt.protocol.message.AuthenticationKerberosV5;
import io.pgadapt.protocol.message.AuthenticationMD5Password;
import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationSASL;
import io.pgadapt.protocol.message.AuthenticationSASLContinue;
import io.pgadapt.protocol.message.AuthenticationSASLFinal;
import io.pgadapt.protocol.message.AuthenticationSSPI;
import io.pgadapt.protocol.message.FrontendMessage;
import io.pgadapt.protocol.message.PasswordMessage;
import io.pgadapt.protocol.message.SASLInitialResponse;
import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.ProtocolException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
    private static final String PASSWORD = "correct horse";
    private static final byte[] SALT = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final AuthenticationSASL SCRAM = new AuthenticationSASL(List.of("SCRAM-SHA-256"));
    private static final AuthenticationMD5Password MD5 =
            new AuthenticationMD5Password(Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4));

    private final AtomicInteger derivations = new AtomicInteger();
    private final ScramKeyCache keys = new ScramKeyCache(10, (password, salt, iterations) -> {
        derivations.incrementAndGet();
        return ScramKeys.derive(password, salt, iterations);
    });

    private Authenticator authenticator(AuthPolicy policy, @Nullable String password) {
        return new Authenticator("md5testuser", () -> password, policy, keys, null);
    }

    private Authenticator authenticator() {
        return authenticator(AuthPolicy.defaults(), PASSWORD);
    }

    private static void login(Authenticator client, ScramServer server) {
        @Nullable FrontendMessage first = client.respond(SCRAM);
        @Nullable FrontendMessage last = client.respond(server.challenge(first));
        assertThat(client.respond(server.verify(last))).isNull();
        assertThat(client.isComplete()).isFalse();
        assertThat(client.respond(AuthenticationOk.INSTANCE)).isNull();
        assertThat(client.isComplete()).isTrue();
    }

    @Test
    void trustNeedsNoAnswer() {
        Authenticator client = new Authenticator(
                "u",
                () -> {
                    throw new AssertionError("nobody asked for a password");
                },
                AuthPolicy.defaults(),
                keys,
                null);
        assertThat(client.isComplete()).isFalse();
        assertThat(client.respond(AuthenticationOk.INSTANCE)).isNull();
        assertThat(client.isComplete()).isTrue();
        assertThat(client.mechanism()).isNull();
    }

    @Test
    void sendsTheCleartextPassword() {
        Authenticator client = authenticator();
        assertThat(client.respond(AuthenticationCleartextPassword.INSTANCE)).isEqualTo(new PasswordMessage(PASSWORD));
        assertThat(client.mechanism()).isEqualTo("password");
        assertThat(client.isComplete()).isFalse();
        client.respond(AuthenticationOk.INSTANCE);
        assertThat(client.isComplete()).isTrue();
        assertThat(client.mechanism()).isEqualTo("password");
    }

    @Test
    void refusesAPasswordThatCannotBeSent() {
        for (String password : List.of("topsecret\0", "topsecret\uD83D")) {
            Authenticator client = authenticator(AuthPolicy.defaults(), password);
            assertThatThrownBy(() -> client.respond(AuthenticationCleartextPassword.INSTANCE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("cannot be sent")
                    .message()
                    .doesNotContain("topsecret");
        }
    }

    @Test
    void sendsTheMd5Hash() {
        Authenticator client = authenticator(AuthPolicy.defaults(), "pass");
        assertThat(client.respond(MD5)).isEqualTo(new PasswordMessage("md59db0a92b7a2536d58cf2a74b06f7163a"));
        client.respond(AuthenticationOk.INSTANCE);
        assertThat(client.isComplete()).isTrue();
        assertThat(client.mechanism()).isEqualTo("md5");
    }

    @Test
    void doesScram() {
        Authenticator client = authenticator();
        login(client, new ScramServer(PASSWORD, SALT, 4096));
        assertThat(client.mechanism()).isEqualTo("SCRAM-SHA-256");
    }

    @Test
    void prefersScramToOtherSaslMechanisms() {
        AuthenticationSASL offer =
                new AuthenticationSASL(List.of("SCRAM-SHA-512", "OAUTHBEARER", "SCRAM-SHA-256", "X"));
        assertThat(authenticator().respond(offer))
                .isInstanceOfSatisfying(
                        SASLInitialResponse.class,
                        initial -> assertThat(initial.mechanism()).isEqualTo("SCRAM-SHA-256"));
    }

    @Test
    void theNonceIsNewEachTime() {
        FrontendMessage one = authenticator().respond(SCRAM);
        FrontendMessage other = authenticator().respond(SCRAM);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void theSecondLoginDerivesNoKeys() {
        login(authenticator(), new ScramServer(PASSWORD, SALT, 4096));
        login(authenticator(), new ScramServer(PASSWORD, SALT, 4096));
        assertThat(derivations).hasValue(1);
    }

    @Test
    void anotherPasswordSaltOrCountDerivesKeysAnew() {
        login(authenticator(), new ScramServer(PASSWORD, SALT, 10));
        login(authenticator(), new ScramServer(PASSWORD, SALT, 11));
        login(authenticator(), new ScramServer(PASSWORD, new byte[] {9}, 10));
        login(authenticator(AuthPolicy.defaults(), "other"), new ScramServer("other", SALT, 10));
        assertThat(derivations).hasValue(4);
    }

    @Test
    void keysThatTheServerDidNotConfirmAreNotKept() {
        ScramServer server = new ScramServer("another", SALT, 10);
        for (int i = 0; i < 2; i++) {
            Authenticator client = authenticator();
            @Nullable FrontendMessage proof = client.respond(server.challenge(client.respond(SCRAM)));
            assertThatThrownBy(() -> server.verify(proof)).hasMessage("the client's proof is wrong");
        }
        assertThat(derivations).hasValue(2);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void saysThatThePasswordIsMissing(@Nullable String password) {
        for (AuthenticationRequest request : List.of(AuthenticationCleartextPassword.INSTANCE, MD5, SCRAM)) {
            String how = request == SCRAM ? "SCRAM-SHA-256" : request == MD5 ? "md5" : "cleartext";
            Authenticator client = authenticator(AuthPolicy.defaults(), password);
            assertThatThrownBy(() -> client.respond(request))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessage("the server asked for a password (" + how
                            + "), but none was given: set password, PGPASSWORD or a passfile");
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,true", "2,1,false", "1000000,,true", "1000001,,false", "2147483647,,false"})
    void capsTheIterations(int demanded, @Nullable Integer limit, boolean permitted) {
        AuthPolicy policy =
                limit == null ? AuthPolicy.defaults() : AuthPolicy.defaults().withMaxScramIterations(limit);
        ScramKeyCache free = new ScramKeyCache(1, (password, salt, iterations) -> ScramKeys.derive(password, salt, 1));
        Authenticator client = new Authenticator("u", () -> PASSWORD, policy, free, null, () -> "nonce");
        client.respond(SCRAM);
        AuthenticationSASLContinue challenge =
                new AuthenticationSASLContinue(Bytes.utf8("r=nonceX,s=AQID,i=" + demanded));
        if (permitted) {
            assertThat(client.respond(challenge)).isNotNull();
        } else {
            assertThatThrownBy(() -> client.respond(challenge))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("demands " + demanded + " SCRAM iterations")
                    .hasMessageContaining("limit of " + policy.maxScramIterations());
        }
    }

    @Test
    void refusesAWrongServerSignature() {
        Authenticator client = authenticator();
        ScramServer server = new ScramServer(PASSWORD, SALT, 10);
        server.verify(client.respond(server.challenge(client.respond(SCRAM))));
        AuthenticationSASLFinal wrong =
                new AuthenticationSASLFinal(Bytes.utf8("v=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        assertThatThrownBy(() -> client.respond(wrong))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("incorrect server signature");
        assertThat(client.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=", "v=*", "x=AAAA", "v", "v=AAAA", "e=", "e=a b", "garbage"})
    void refusesAMalformedServerSignature(String text) {
        Authenticator client = authenticator();
        client.respond(new ScramServer(PASSWORD, SALT, 10).challenge(client.respond(SCRAM)));
        assertThatThrownBy(() -> client.respond(new AuthenticationSASLFinal(Bytes.utf8(text))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("server's final SCRAM message is malformed");
    }

    @Test
    void passesTheServersScramErrorOn() {
        Authenticator client = authenticator();
        client.respond(new ScramServer(PASSWORD, SALT, 10).challenge(client.respond(SCRAM)));
        assertThatThrownBy(() -> client.respond(new AuthenticationSASLFinal(Bytes.utf8("e=invalid-proof"))))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("error received from server in SCRAM exchange: invalid-proof");
    }

    @Test
    void refusesOkBeforeTheServerHasProvedItself() {
        Authenticator started = authenticator();
        started.respond(SCRAM);
        assertOutOfTurn(started, AuthenticationOk.INSTANCE);
        Authenticator proven = authenticator();
        proven.respond(new ScramServer(PASSWORD, SALT, 10).challenge(proven.respond(SCRAM)));
        assertOutOfTurn(proven, AuthenticationOk.INSTANCE);
    }

    private static void assertOutOfTurn(Authenticator client, AuthenticationRequest request) {
        assertThatThrownBy(() -> client.respond(request))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("the server sent " + request.messageName() + " out of turn");
        assertThat(client.isComplete()).isFalse();
    }

    @Test
    void refusesRequestsOutOfTurn() {
        AuthenticationSASLContinue challenge = new AuthenticationSASLContinue(Bytes.utf8("r=x,s=AQID,i=1"));
        AuthenticationSASLFinal last = new AuthenticationSASLFinal(Bytes.utf8("v=AAAA"));
        assertOutOfTurn(authenticator(), challenge);
        assertOutOfTurn(authenticator(), last);
        assertOutOfTurn(authenticator(), new AuthenticationGSSContinue(Bytes.empty()));
        Authenticator started = authenticator();
        started.respond(SCRAM);
        assertOutOfTurn(started, last);
        assertOutOfTurn(started, SCRAM);
        assertOutOfTurn(started, AuthenticationCleartextPassword.INSTANCE);
        Authenticator sent = authenticator();
        sent.respond(AuthenticationCleartextPassword.INSTANCE);
        assertOutOfTurn(sent, AuthenticationCleartextPassword.INSTANCE);
        assertOutOfTurn(sent, SCRAM);
    }

    @Test
    void refusesAnythingAfterOk() {
        Authenticator client = authenticator();
        client.respond(AuthenticationOk.INSTANCE);
        assertThatThrownBy(() -> client.respond(AuthenticationCleartextPassword.INSTANCE))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("authentication is complete");
    }

    @Test
    void saysWhatIsNotSupportedAndWhatToDo() {
        assertUnsupported(AuthenticationGSS.INSTANCE, "GSSAPI");
        assertUnsupported(AuthenticationSSPI.INSTANCE, "SSPI");
        assertUnsupported(AuthenticationKerberosV5.INSTANCE, "Kerberos V5");
        assertUnsupported(new AuthenticationSASL(List.of("OAUTHBEARER")), "OAUTHBEARER");
    }

    private void assertUnsupported(AuthenticationRequest request, String name) {
        Authenticator client = authenticator();
        assertThatThrownBy(() -> client.respond(request))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("the server asked for " + name + " authentication, which is not supported; let its"
                        + " pg_hba.conf offer user \"md5testuser\" scram-sha-256, md5, password, cert or trust");
    }

    @Test
    void saysWhichSaslMechanismsWereOffered() {
        Authenticator client = authenticator();
        assertThatThrownBy(() -> client.respond(new AuthenticationSASL(List.of("A", "B"))))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("none of the server's SASL authentication mechanisms are supported: A, B");
    }

    @Test
    void noStateShowsThePasswordOrKeys() {
        AuthContext context = new AuthContext("u", () -> PASSWORD, AuthPolicy.defaults(), keys, null, () -> "nonce");
        AuthState.Step started = new Unasked(context).on(SCRAM);
        AuthState.Step proven = started.next().on(new ScramServer(PASSWORD, SALT, 10).challenge(started.answer()));
        assertThat(started.toString() + proven).doesNotContain(PASSWORD).contains("ScramStarted", "ScramProven");
        assertThat(new Unasked(context)
                        .on(AuthenticationCleartextPassword.INSTANCE)
                        .toString())
                .doesNotContain(PASSWORD);
    }
}
