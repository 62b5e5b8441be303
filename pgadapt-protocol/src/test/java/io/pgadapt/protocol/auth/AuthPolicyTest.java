package io.pgadapt.protocol.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.message.AuthenticationCleartextPassword;
import io.pgadapt.protocol.message.AuthenticationGSS;
import io.pgadapt.protocol.message.AuthenticationKerberosV5;
import io.pgadapt.protocol.message.AuthenticationMD5Password;
import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationSASL;
import io.pgadapt.protocol.message.AuthenticationSSPI;
import io.pgadapt.protocol.message.FrontendMessage;
import io.pgadapt.protocol.message.SASLInitialResponse;
import io.pgadapt.protocol.tls.TestPki;
import io.pgadapt.protocol.tls.TlsServerEndPoint;
import io.pgadapt.protocol.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthPolicyTest {
    private static final String PASSWORD = "pencil";
    private static final X509Certificate BINDABLE =
            TestPki.certificate("CN=db").selfSigned().certificate();
    private static final X509Certificate ED25519 =
            TestPki.certificate("CN=db").key("Ed25519").selfSigned().certificate();

    private static final Map<String, AuthenticationRequest> REQUESTS = Map.of(
            "none", AuthenticationOk.INSTANCE,
            "password", AuthenticationCleartextPassword.INSTANCE,
            "md5", new AuthenticationMD5Password(Bytes.of(new byte[4])),
            "gss", AuthenticationGSS.INSTANCE,
            "sspi", AuthenticationSSPI.INSTANCE,
            "krb5", AuthenticationKerberosV5.INSTANCE,
            "scram-sha-256", new AuthenticationSASL(List.of("SCRAM-SHA-256")),
            "oauth", new AuthenticationSASL(List.of("OAUTHBEARER")),
            "unknown", new AuthenticationSASL(List.of("X")));

    private static Authenticator client(AuthPolicy policy, @Nullable X509Certificate certificate) {
        return new Authenticator("u", () -> PASSWORD, policy, new ScramKeyCache(), certificate, () -> "nonce");
    }

    private static AuthenticationRequest request(String kind) {
        AuthenticationRequest request = REQUESTS.get(kind);
        if (request == null) {
            throw new IllegalArgumentException(kind);
        }
        return request;
    }

    private static @Nullable X509Certificate certificate(String kind) {
        return switch (kind) {
            case "bindable" -> BINDABLE;
            case "ed25519" -> ED25519;
            default -> null;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // require_auth | permitted | refused; what is permitted may still not be supported
                "none | none | password md5 gss sspi krb5 scram-sha-256 oauth unknown",
                "password | password | none md5 gss sspi krb5 scram-sha-256 oauth unknown",
                "md5 | md5 | none password gss sspi krb5 scram-sha-256 oauth unknown",
                "gss | gss | none password md5 sspi krb5 scram-sha-256 oauth unknown",
                "sspi | sspi | none password md5 gss krb5 scram-sha-256 oauth unknown",
                "scram-sha-256 | scram-sha-256 | none password md5 gss sspi krb5 oauth unknown",
                "oauth | oauth | none password md5 gss sspi krb5 scram-sha-256 unknown",
                "scram-sha-256,md5 | scram-sha-256 md5 | none password gss sspi krb5 oauth unknown",
                "scram-sha-256,none | scram-sha-256 none | password md5 gss sspi krb5 oauth unknown",
                "!none | password md5 gss sspi scram-sha-256 oauth | none",
                "!password | none md5 gss sspi scram-sha-256 oauth | password",
                "!password,!md5 | none gss sspi scram-sha-256 oauth | password md5",
                "!scram-sha-256,!none | password md5 gss sspi oauth | none scram-sha-256",
                "!gss,!sspi,!oauth | none password md5 scram-sha-256 | gss sspi oauth",
                "'' | none password md5 gss sspi krb5 scram-sha-256 oauth unknown |"
            })
    void requireAuthPermitsAndRefuses(String setting, String permitted, @Nullable String refused) {
        AuthPolicy policy = AuthPolicy.defaults().withRequireAuth(requirement(setting, permitted));
        for (String kind : permitted.split(" ", -1)) {
            assertThat(refusal(policy, request(kind))).as(kind).doesNotContain("requirement");
        }
        for (String kind : refused == null ? new String[0] : refused.split(" ", -1)) {
            assertThat(refusal(policy, request(kind)))
                    .as(kind)
                    .startsWith("authentication method requirement \"" + setting + "\" failed: server ");
        }
    }

    private static RequireAuth requirement(String setting, String permitted) {
        return setting.isEmpty()
                ? RequireAuth.any()
                : new RequireAuth(
                        setting,
                        Arrays.stream(permitted.split(" ", -1))
                                .map(name -> AuthMethod.valueOf(
                                        name.toUpperCase(Locale.ROOT).replace('-', '_')))
                                .collect(Collectors.toSet()));
    }

    @Test
    void anyPermitsEveryMethod() {
        assertThat(AuthMethod.values()).allMatch(RequireAuth.any()::permits);
    }

    @Test
    void theLimitOfIterationsIsPositive() {
        assertThatThrownBy(() -> AuthPolicy.defaults().withMaxScramIterations(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String refusal(AuthPolicy policy, AuthenticationRequest request) {
        try {
            client(policy, null).respond(request);
            return "";
        } catch (AuthenticationException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "none | server did not complete authentication",
                "password | server requested a cleartext password",
                "md5 | server requested a hashed password",
                "gss | server requested GSSAPI authentication",
                "sspi | server requested SSPI authentication",
                "krb5 | server requested Kerberos V5 authentication",
                "scram-sha-256 | server requested SCRAM-SHA-256 authentication",
                "unknown | server requested SASL authentication [X]"
            })
    void saysWhatTheServerDid(String kind, String reason) {
        AuthPolicy policy = AuthPolicy.defaults().withRequireAuth(requirement("oauth", "oauth"));
        assertThat(refusal(policy, request(kind)))
                .isEqualTo("authentication method requirement \"oauth\" failed: " + reason);
    }

    @Test
    void asksForNoPasswordWhenTheMethodIsRefused() {
        AuthPolicy policy = AuthPolicy.defaults().withRequireAuth(requirement("none", "none"));
        Authenticator client = new Authenticator(
                "u",
                () -> {
                    throw new AssertionError("asked");
                },
                policy,
                new ScramKeyCache(),
                null);
        assertThatThrownBy(() -> client.respond(AuthenticationCleartextPassword.INSTANCE))
                .isInstanceOf(AuthenticationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // channel_binding, certificate, offered, mechanism and header that the client answers with
        "disable, none, PLAIN, 'SCRAM-SHA-256 n,,'",
        "disable, bindable, PLAIN, 'SCRAM-SHA-256 n,,'",
        "disable, bindable, BOTH, 'SCRAM-SHA-256 n,,'",
        "disable, ed25519, BOTH, 'SCRAM-SHA-256 n,,'",
        "prefer, none, PLAIN, 'SCRAM-SHA-256 n,,'",
        "prefer, bindable, PLAIN, 'SCRAM-SHA-256 y,,'",
        "prefer, bindable, BOTH, 'SCRAM-SHA-256-PLUS p=tls-server-end-point,,'",
        "prefer, bindable, PLUS, 'SCRAM-SHA-256-PLUS p=tls-server-end-point,,'",
        "prefer, ed25519, PLAIN, 'SCRAM-SHA-256 n,,'",
        "prefer, ed25519, BOTH, 'SCRAM-SHA-256 n,,'",
        "require, bindable, BOTH, 'SCRAM-SHA-256-PLUS p=tls-server-end-point,,'",
        "require, bindable, PLUS, 'SCRAM-SHA-256-PLUS p=tls-server-end-point,,'"
    })
    void bindsToTheChannel(String wish, String certificate, Offer offer, String expected) {
        Authenticator client = client(binding(wish), certificate(certificate));
        assertThat(client.respond(offer.request())).isInstanceOfSatisfying(SASLInitialResponse.class, initial -> {
            Bytes first = initial.initialResponse();
            assertThat(initial.mechanism() + " " + (first == null ? "" : first.utf8()))
                    .isEqualTo(expected + "n=*,r=nonce");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "disable, none, BOTH, server offered SCRAM-SHA-256-PLUS authentication over a non-SSL connection",
        "prefer, none, BOTH, server offered SCRAM-SHA-256-PLUS authentication over a non-SSL connection",
        "prefer, none, PLUS, server offered SCRAM-SHA-256-PLUS authentication over a non-SSL connection",
        "require, none, PLAIN, 'channel binding required, but SSL not in use'",
        "require, none, BOTH, 'channel binding required, but SSL not in use'",
        "require, bindable, PLAIN, server did not offer an authentication method that supports channel binding",
        "require, ed25519, PLAIN, server did not offer an authentication method that supports channel binding",
        "require, ed25519, BOTH, server's certificate has none",
        "require, ed25519, PLUS, server's certificate has none",
        "prefer, ed25519, PLUS, the server offers only SCRAM-SHA-256-PLUS",
        "disable, bindable, PLUS, the server offers only SCRAM-SHA-256-PLUS"
    })
    void refusesWhatCannotBeBound(String wish, String certificate, Offer offer, String reason) {
        Authenticator client = client(binding(wish), certificate(certificate));
        assertThatThrownBy(() -> client.respond(offer.request()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"password", "md5", "gss", "sspi", "oauth"})
    void requiredChannelBindingRefusesOtherMethods(String kind) {
        Authenticator client = client(binding("require"), BINDABLE);
        assertThatThrownBy(() -> client.respond(request(kind)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith(
                        "channel binding required but not supported by server's authentication request");
    }

    @Test
    void requiredChannelBindingRefusesTrust() {
        Authenticator client = client(binding("require"), BINDABLE);
        assertThatThrownBy(() -> client.respond(AuthenticationOk.INSTANCE))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("channel binding required, but server authenticated client without channel binding");
        assertThat(client.isComplete()).isFalse();
    }

    @Test
    void theProofCoversTheServersCertificate() {
        Authenticator client = client(binding("require"), BINDABLE);
        ScramServer server = new ScramServer(PASSWORD, new byte[] {1}, 1);
        @Nullable FrontendMessage proof = client.respond(server.challenge(client.respond(Offer.BOTH.request())));
        byte[] hash = TlsServerEndPoint.hash(BINDABLE);
        assertThat(ScramServer.claimedBinding(proof))
                .startsWith("p=tls-server-end-point,,".getBytes(StandardCharsets.US_ASCII))
                .endsWith(hash)
                .hasSize(24 + 32);
        client.respond(server.verify(proof));
        client.respond(AuthenticationOk.INSTANCE);
        assertThat(client.isComplete()).isTrue();
        assertThat(client.mechanism()).isEqualTo("SCRAM-SHA-256-PLUS");
    }

    private static AuthPolicy binding(String wish) {
        return AuthPolicy.defaults().withChannelBinding(ChannelBinding.valueOf(wish.toUpperCase(Locale.ROOT)));
    }

    /** What the server offers. */
    enum Offer {
        PLAIN("SCRAM-SHA-256"),
        PLUS("SCRAM-SHA-256-PLUS"),
        BOTH("SCRAM-SHA-256-PLUS SCRAM-SHA-256");

        private final String mechanisms;

        Offer(String mechanisms) {
            this.mechanisms = mechanisms;
        }

        AuthenticationSASL request() {
            return new AuthenticationSASL(List.of(mechanisms.split(" ", -1)));
        }
    }
}
