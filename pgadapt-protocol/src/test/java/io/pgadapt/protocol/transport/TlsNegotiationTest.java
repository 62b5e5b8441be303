package io.pgadapt.protocol.transport;

import static io.pgadapt.protocol.transport.TransportPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.protocol.transport.TlsNegotiation.Answer;
import io.pgadapt.protocol.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TlsNegotiationTest {
    private TransportPair pair;

    @BeforeEach
    void connect() throws IOException {
        pair = TransportPair.tcp();
    }

    @AfterEach
    void disconnect() {
        pair.close();
    }

    @ParameterizedTest
    @CsvSource({"S, ACCEPTED", "N, REFUSED", "E, FAILED"})
    void knowsTheAnswers(char answer, Answer expected) throws IOException {
        pair.server().write(new byte[] {(byte) answer}, 0, 1);
        assertThat(TlsNegotiation.request(pair.client(), SOON)).isEqualTo(expected);
        byte[] request = new byte[20];
        pair.server().await(Interest.READ, SOON);
        assertThat(pair.server().read(request, 0, 20)).isEqualTo(8);
        assertThat(request).startsWith(0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "s", "\0", "H"})
    void rejectsOtherAnswers(String answer) throws IOException {
        pair.server().write(new byte[] {(byte) answer.charAt(0)}, 0, 1);
        assertThatThrownBy(() -> TlsNegotiation.request(pair.client(), SOON)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void rejectsBytesInjectedBeforeTheHandshake() throws IOException {
        pair.server().write(new byte[] {'S', 'R'}, 0, 2);
        assertThatThrownBy(() -> TlsNegotiation.request(pair.client(), SOON))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("unencrypted");
    }

    @Test
    void aServerThatClosesIsAnError() {
        pair.server().close();
        assertThatThrownBy(() -> TlsNegotiation.request(pair.client(), SOON)).isInstanceOf(IOException.class);
    }

    @Test
    void obeysTheDeadline() {
        assertThatThrownBy(() -> TlsNegotiation.request(pair.client(), Deadline.after(Duration.ofMillis(10))))
                .isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() ->
                        TlsNegotiation.direct(pair.client(), TestTls.client(), Deadline.after(Duration.ofMillis(10))))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aHandshakeThatTheServerBreaksOffIsAnError() throws Exception {
        try (Background<Void> server = Background.run(() -> {
            pair.server().await(Interest.READ, SOON);
            while (pair.server().read(new byte[4096], 0, 4096) > 0) {}
            pair.server().close();
        })) {
            assertThatThrownBy(() -> TlsNegotiation.upgrade(pair.client(), TestTls.client(), SOON))
                    .isInstanceOf(EOFException.class);
            server.join();
        }
    }

    @Test
    void directNeedsTheApplicationProtocol() throws Exception {
        assertThat(clientAfter(TestTls.client("postgresql"), TestTls.server("postgresql"), true)
                        .applicationProtocol())
                .isEqualTo("postgresql");
    }

    @Test
    void directRejectsAServerThatNamesNone() {
        assertThatThrownBy(() -> clientAfter(TestTls.client("postgresql"), TestTls.server(), true))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("named none");
    }

    @Test
    void upgradeAcceptsAServerThatNamesNone() throws Exception {
        TlsTransport tls = clientAfter(TestTls.client("postgresql"), TestTls.server(), false);
        assertThat(tls.applicationProtocol()).isEmpty();
        assertThat(tls.session().getPeerCertificates()).isNotEmpty();
    }

    @Test
    void upgradeRejectsAServerThatChoseAnother() {
        assertThatThrownBy(() -> clientAfter(TestTls.client("http/1.1"), TestTls.server("http/1.1"), false))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("http/1.1");
    }

    @Test
    void tellsTheServerThatItsCertificateIsNotTrusted() throws Exception {
        TlsTransport server = new TlsTransport(pair.server(), TestTls.server());
        try (Background<Void> handshake = Background.run(() -> server.handshake(SOON))) {
            assertThatThrownBy(() -> TlsNegotiation.upgrade(pair.client(), TestTls.suspiciousClient(), SOON))
                    .isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(handshake::join).isInstanceOf(SSLHandshakeException.class);
        }
    }

    private TlsTransport clientAfter(SSLEngine client, SSLEngine server, boolean direct) throws Exception {
        TlsTransport serverSide = new TlsTransport(pair.server(), server);
        try (Background<Void> handshake = Background.run(() -> serverSide.handshake(SOON))) {
            TlsTransport tls = direct
                    ? TlsNegotiation.direct(pair.client(), client, SOON)
                    : TlsNegotiation.upgrade(pair.client(), client, SOON);
            handshake.join();
            return tls;
        }
    }
}
