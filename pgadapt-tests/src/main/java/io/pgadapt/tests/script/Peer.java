package io.pgadapt.tests.script;

import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationResponse;
import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.CancelRequest;
import io.pgadapt.protocol.message.FrontendMessage;
import io.pgadapt.protocol.message.MessageDecoder;
import io.pgadapt.protocol.message.StartupMessage;
import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The server's end of one connection, by blocking streams: plain on purpose, and independent of the driver's own channel. */
public final class Peer implements AutoCloseable {
    private static final int MAX_LENGTH = 1 << 28;

    private final SocketChannel channel;
    private DataInputStream in;
    private OutputStream out;
    private boolean started;
    private @Nullable AuthenticationRequest openRequest;

    Peer(SocketChannel channel) {
        this.channel = channel;
        this.in = new DataInputStream(Channels.newInputStream(channel));
        this.out = Channels.newOutputStream(channel);
    }

    /** Waits for the client's next message, of whatever kind fits the state of the connection. */
    public FrontendMessage receive() throws IOException {
        if (!started) {
            FrontendMessage message = MessageDecoder.startup(body());
            started = message instanceof StartupMessage || message instanceof CancelRequest;
            return message;
        }
        byte tag = in.readByte();
        WireReader body = body();
        AuthenticationRequest request = openRequest;
        if (tag == AuthenticationResponse.TAG && request != null) {
            openRequest = null;
            return MessageDecoder.response(request, body);
        }
        return MessageDecoder.frontend(tag, body);
    }

    /** Sends messages in one write. */
    public void send(BackendMessage... messages) throws IOException {
        WireWriter buffer = new WireWriter(512);
        for (BackendMessage message : messages) {
            message.encode(buffer);
            if (message instanceof AuthenticationRequest request) {
                openRequest = request;
            }
        }
        sendRaw(buffer.toArray());
    }

    /** Sends bytes as they are. */
    public void sendRaw(byte... bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Waits for the client's next byte; -1 at the end of the stream. */
    public int read() throws IOException {
        return in.read();
    }

    void expectEof() {
        int next;
        try {
            next = in.read();
        } catch (IOException e) {
            return; // a reset is an end, too: the client closed with something unread
        }
        if (next >= 0) {
            throw new AssertionError("got a byte, " + next);
        }
    }

    void startTls(SSLContext context) throws IOException {
        InetSocketAddress client = (InetSocketAddress) channel.getRemoteAddress();
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(channel.socket(), client.getHostString(), client.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    void closeAbruptly() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private WireReader body() throws IOException {
        int length = in.readInt();
        if (length < 4 || length > MAX_LENGTH) {
            throw new AssertionError("got a message length of " + length);
        }
        byte[] body = new byte[length - 4];
        in.readFully(body);
        return new WireReader(body);
    }
}
