package io.pgadapt.types;

import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.pgadapt.protocol.wire.Format;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries to decode bytes of which nobody knows whether they are a value: there must be one, or an error that names the
 * type, soon and without much memory.
 */
final class Attempt {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** An error with its trace. */
    private static final long BASE_BYTES = 1 << 18;

    /** Six dimensions around each NULL of an array make most of a byte. */
    private static final long BYTES_PER_BYTE = 500;

    /** A number of 131072 digits takes ten bytes on the wire. */
    private static final long BYTES_PER_BYTE_OF_NUMERIC = 1_500_000;

    private static final long MAX_NANOS = Duration.ofSeconds(2).toNanos();

    /** Whatever is done for the first time loads classes. */
    private static final int TRIES = 3;

    private static final int SHOWN = 200;

    private final Codec<?> codec;
    private final PgType type;
    private final Set<String> names;
    private final long bytesPerByte;

    /** Creates attempts with a codec of a type. */
    Attempt(Codec<?> codec, PgType type) {
        this.codec = codec;
        this.type = type;
        this.names = Subjects.names(type);
        this.bytesPerByte = names.contains("numeric") ? BYTES_PER_BYTE_OF_NUMERIC : BYTES_PER_BYTE;
    }

    Codec<?> codec() {
        return codec;
    }

    /** Returns the value, or null when the bytes were refused. */
    @Nullable
    Object decode(Format format, byte[] data) {
        long allowed = BASE_BYTES + bytesPerByte * data.length;
        for (int i = 1; ; i++) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long nanos = THREADS.getCurrentThreadCpuTime();
            Object value = decodeOrRefuse(format, data);
            nanos = THREADS.getCurrentThreadCpuTime() - nanos;
            bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
            if (bytes <= allowed && nanos <= MAX_NANOS) {
                return value;
            }
            if (i == TRIES) {
                return fail(
                        "%s took %d bytes and %d ms for %s",
                        codec, bytes, Duration.ofNanos(nanos).toMillis(), shown(format, data));
            }
        }
    }

    private @Nullable Object decodeOrRefuse(Format format, byte[] data) {
        // what lies around the value must not be touched
        byte[] within = new byte[data.length + 8];
        within[1] = '"';
        within[data.length + 4] = '9';
        System.arraycopy(data, 0, within, 3, data.length);
        Object value;
        try {
            value = codec.decode(format, within, 3, data.length, Subjects.CONTEXT);
        } catch (CodecException e) {
            String message = String.valueOf(e.getMessage());
            if (names.stream().noneMatch(message::contains) && !namesInLowerCase(message.toLowerCase(Locale.ROOT))) {
                fail("%s: the error \"%s\" names none of %s for %s", codec, message, names, shown(format, data));
            }
            return null;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail(codec + " threw " + e + " for " + shown(format, data), e);
        }
        if (!codec.javaType().isInstance(value)) {
            fail("%s gave %s for %s", codec, value, shown(format, data));
        }
        return value;
    }

    /** Where nothing is wrong with the value but that a class cannot hold it, the class is named. */
    private boolean namesInLowerCase(String message) {
        if (type.isAnonymous()) {
            return true; // only the bytes tell what it is made of
        }
        String javaType = codec.javaType().getSimpleName().toLowerCase(Locale.ROOT);
        return message.contains(javaType) || names.stream().anyMatch(message::contains);
    }

    private static String shown(Format format, byte[] data) {
        String hex = HexFormat.of().formatHex(data, 0, Math.min(data.length, SHOWN));
        return format + " " + hex + (data.length > SHOWN ? "... (" + data.length + " bytes)" : "");
    }
}
