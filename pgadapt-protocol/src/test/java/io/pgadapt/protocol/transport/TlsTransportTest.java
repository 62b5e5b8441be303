package io.pgadapt.protocol.transport;

import static io.pgadapt.protocol.transport.TransportPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TLS adds to the promises of every transport, for which see {@link TransportTest}. */
@Timeout(60)
class TlsTransportTest {
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTheProtocolVersion(String version) throws Exception {
        SSLEngine engine = TestTls.client();
        engine.setEnabledProtocols(new String[] {version});
        try (TransportPair pair = TransportPair.tls(engine, TestTls.server())) {
            assertThat(((TlsTransport) pair.client()).session().getProtocol()).isEqualTo(version);
            exchange(pair, 100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void survivesRenegotiationAndKeyUpdates(String version) throws Exception {
        SSLEngine client = TestTls.client();
        client.setEnabledProtocols(new String[] {version});
        SSLEngine server = TestTls.server();
        try (TransportPair pair = TransportPair.tls(client, server)) {
            for (int i = 0; i < 3; i++) {
                // With TLS 1.3 this updates the keys, and asks the peer to do the same.
                server.beginHandshake();
                exchange(pair, 50_000);
            }
        }
    }

    @Test
    void whatWasDecryptedIsReadyWithoutAnythingReceived() throws Exception {
        try (TransportPair pair = TransportPair.open(TransportPair.Kind.TLS)) {
            pair.server().write(new byte[1_000], 0, 1_000);
            Deadline expired = Deadline.after(Duration.ZERO);
            int read = 0;
            while (read == 0) {
                pair.client().await(Interest.READ, SOON);
                read = pair.client().read(new byte[1], 0, 1);
            }
            while (read < 1_000) {
                assertThat(pair.client().await(Interest.READ, expired)).isEqualTo(Readiness.READABLE);
                read += pair.client().read(new byte[100], 0, Math.min(100, 1_000 - read));
            }
        }
    }

    @Test
    void aConnectionCutWithoutNoticeIsTheEndOfTheStream() throws Exception {
        try (TransportPair plain = TransportPair.tcp()) {
            TlsTransport client = new TlsTransport(plain.client(), TestTls.client());
            TlsTransport server = new TlsTransport(plain.server(), TestTls.server());
            try (Background<Void> handshake = Background.run(() -> server.handshake(SOON))) {
                client.handshake(SOON);
                handshake.join();
            }
            plain.server().close();
            assertThat(readSome(client)).isEqualTo(-1);
        }
    }

    @Test
    void aRecordThatWasTamperedWithIsAnError() throws Exception {
        try (TransportPair plain = TransportPair.tcp()) {
            TlsTransport client = new TlsTransport(plain.client(), TestTls.client());
            TlsTransport server = new TlsTransport(plain.server(), TestTls.server());
            try (Background<Void> handshake = Background.run(() -> server.handshake(SOON))) {
                client.handshake(SOON);
                handshake.join();
            }
            byte[] record = new byte[5 + 64];
            Arrays.fill(record, (byte) 7);
            record[0] = 23;
            record[1] = 3;
            record[2] = 3;
            record[3] = 0;
            record[4] = 64;
            plain.server().write(record, 0, record.length);
            assertThatThrownBy(() -> readSome(client)).isInstanceOf(SSLException.class);
        }
    }

    private static void exchange(TransportPair pair, int size) throws IOException {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        transfer(pair.client(), pair.server(), data);
        transfer(pair.server(), pair.client(), data);
        transfer(pair.client(), pair.server(), data);
    }

    /** Lets both ends take turns, as requests and answers do. */
    private static void transfer(Transport from, Transport to, byte[] data) throws IOException {
        byte[] received = new byte[data.length];
        int written = 0;
        int read = 0;
        while (read < data.length) {
            if (written < data.length) {
                written += from.write(data, written, data.length - written);
            }
            Readiness ready = from.await(Interest.READ_OR_WRITE, SOON);
            if (ready.canRead()) {
                assertThat(from.read(new byte[1], 0, 1)).isZero();
            }
            int count = to.read(received, read, Math.min(777, data.length - read));
            assertThat(count).isNotNegative();
            read += count;
        }
        assertThat(received).isEqualTo(data);
    }

    private static int readSome(Transport transport) throws IOException {
        int count = 0;
        while (count == 0) {
            transport.await(Interest.READ, SOON);
            count = transport.read(new byte[10], 0, 10);
        }
        return count;
    }
}
