package io.pgadapt.protocol.channel;

import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationResponse;
import io.pgadapt.protocol.message.FieldPrinter;
import io.pgadapt.protocol.message.Message;
import io.pgadapt.protocol.message.MessageDecoder;
import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints the messages of one connection as libpq's {@code PQtrace} does: direction (F from the client, B from the
 * server), length, name and fields, with tabs between them and without an end of line.
 *
 * <p>Passwords, what authentication mechanisms exchange, and cancel keys are hidden, and COPY data is left out; SQL and
 * values are shown. The messages are read from the bytes, so that whoever writes them need not make objects of them;
 * bytes that are no message are printed as such and never make the trace fail. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/18/libpq-control.html#LIBPQ-PQTRACE">PostgreSQL manual: PQtrace</a>
 */
public final class MessageTrace {
    private static final int LENGTH_SIZE = 4;
    private static final String FROM_CLIENT = "F";
    private static final String FROM_SERVER = "B";
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS\t", Locale.ROOT);

    private final Consumer<String> lines;
    private final @Nullable Clock clock;
    private @Nullable AuthenticationRequest request;

    /** Creates a trace that hands each line to the given consumer. */
    public MessageTrace(Consumer<String> lines) {
        this(lines, null);
    }

    private MessageTrace(Consumer<String> lines, @Nullable Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** Creates a trace whose lines start with the time, in the clock's zone. */
    public static MessageTrace withTimestamps(Consumer<String> lines, Clock clock) {
        return new MessageTrace(lines, clock);
    }

    /**
     * Prints what is sent: whole messages, one after the other.
     *
     * @throws ProtocolException when the last message is not whole
     */
    public void sent(byte[] data, int start, int end) {
        WireReader messages = new WireReader(data, start, end - start);
        while (messages.remaining() > 0) {
            // A message without a type byte starts with its length, whose first byte is 0; no type byte is 0.
            if (data[messages.position()] == 0) {
                WireReader body = nextBody(messages);
                print(FROM_CLIENT, body, () -> MessageDecoder.startup(body));
            } else {
                byte tag = messages.int8();
                WireReader body = nextBody(messages);
                print(FROM_CLIENT, body, () -> frontend(tag, body));
            }
        }
    }

    /**
     * Prints what was received: whole messages, one after the other.
     *
     * @throws ProtocolException when the last message is not whole
     */
    public void received(byte[] data, int start, int end) {
        WireReader messages = new WireReader(data, start, end - start);
        while (messages.remaining() > 0) {
            byte tag = messages.int8();
            WireReader body = nextBody(messages);
            print(FROM_SERVER, body, () -> backend(tag, body));
        }
    }

    /** Prints the single byte that answers a request for encryption; the name is SSLResponse or GSSENCResponse. */
    public void answered(String name, byte answer) {
        StringBuilder line = begin(FROM_SERVER, 1).append(name).append('\t');
        new FieldPrinter(line).character((char) (answer & 0xFF));
        lines.accept(line.toString());
    }

    private Message frontend(byte tag, WireReader body) {
        AuthenticationRequest open = request;
        return tag == AuthenticationResponse.TAG && open != null
                ? MessageDecoder.response(open, body)
                : MessageDecoder.frontend(tag, body);
    }

    private Message backend(byte tag, WireReader body) {
        Message message = MessageDecoder.backend(tag, body);
        if (message instanceof AuthenticationRequest latest) {
            request = latest;
        }
        return message;
    }

    private void print(String direction, WireReader body, Supplier<Message> decoder) {
        StringBuilder line = begin(direction, LENGTH_SIZE + body.remaining());
        try {
            Message message = decoder.get();
            line.append(message.messageName());
            int fields = line.length();
            message.print(new FieldPrinter(line));
            if (line.length() > fields) {
                line.insert(fields, '\t');
            }
        } catch (ProtocolException e) {
            line.append(e.getMessage());
        }
        lines.accept(line.toString());
    }

    private StringBuilder begin(String direction, int length) {
        StringBuilder line = new StringBuilder();
        if (clock != null) {
            TIMESTAMP.formatTo(LocalDateTime.now(clock), line);
        }
        return line.append(direction).append('\t').append(length).append('\t');
    }

    private static WireReader nextBody(WireReader messages) {
        int length = messages.int32() - LENGTH_SIZE;
        return new WireReader(messages.array(), messages.skip(length), length);
    }
}
