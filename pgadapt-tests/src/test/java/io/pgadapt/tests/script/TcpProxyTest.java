package io.pgadapt.tests.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpProxyTest {
    private static final Script ECHO = Script.accept().step("echo", TcpProxyTest::echo);

    private static void echo(Peer peer) {
        try {
            for (int next = peer.read(); next >= 0; next = peer.read()) {
                peer.sendRaw((byte) next);
            }
        } catch (IOException e) {
            // the proxy has ended the connection
        }
    }

    @Test
    void carriesBytesBothWaysAndCountsThem() throws IOException {
        try (ScriptedServer server = ScriptedServer.listen(ECHO);
                TcpProxy proxy = TcpProxy.to(server.host(), server.port());
                Socket client = new Socket(proxy.host(), proxy.port())) {
            client.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(client.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
            assertThat(proxy.clientBytes()).isEqualTo(3);
            assertThat(proxy.serverBytes()).isEqualTo(3);
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void holdsBackWhileFrozenAndLosesNothing() throws IOException {
        try (ScriptedServer server = ScriptedServer.listen(ECHO);
                TcpProxy proxy = TcpProxy.to(server.host(), server.port());
                Socket client = new Socket(proxy.host(), proxy.port())) {
            proxy.freeze();
            client.getOutputStream().write(new byte[] {1, 2, 3});
            client.setSoTimeout(50);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            client.setSoTimeout(0);
            proxy.thaw();
            assertThat(client.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isNegative();
        }
    }

    @Test
    void endsTheConnectionAfterSoManyBytes() throws IOException {
        try (ScriptedServer server = ScriptedServer.listen(ECHO);
                TcpProxy proxy = TcpProxy.to(server.host(), server.port());
                Socket client = new Socket(proxy.host(), proxy.port())) {
            proxy.cutAfterServerBytes(2);
            client.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(client.getInputStream().readAllBytes()).containsExactly(1, 2);
        }
    }

    @Test
    void resetsConnectionsWhenCut() throws IOException {
        Script failing = Script.accept().step("read until reset", peer -> {
            assertThat(peer.read()).isEqualTo(1);
            peer.sendRaw((byte) 1);
            assertThatThrownBy(peer::read).isInstanceOf(SocketException.class);
        });
        try (ScriptedServer server = ScriptedServer.listen(failing);
                TcpProxy proxy = TcpProxy.to(server.host(), server.port());
                Socket client = new Socket(proxy.host(), proxy.port())) {
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().read()).isEqualTo(1);
            proxy.cut();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }
}
