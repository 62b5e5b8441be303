package io.pgadapt.tests.types;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.copy.CopyOptions;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.PgType;
import io.pgadapt.types.value.PgArray;
import java.nio.ByteBuffer;

/** The ways that a value has to the server and back. */
@SuppressWarnings("ImmutableEnumChecker") // options are immutable
enum Travel {
    /** Parameters, results and COPY as text. */
    TEXT(ExecutionMode.CACHED, Format.TEXT, CopyOptions.text()),
    /** Parameters, results and COPY in binary. */
    BINARY(ExecutionMode.CACHED, Format.BINARY, CopyOptions.binary()),
    /** Parameters as literals, results as text, COPY as comma separated values. */
    LITERAL(ExecutionMode.SIMPLE, Format.TEXT, CopyOptions.csv());

    /** What comes is compared to the last detail: with NaN, with the bounds of arrays, bytes by what they are. */
    static final CodecModule LOSSLESS = registry -> registry.defaultCodec(Codecs.PG_NUMERIC)
            .defaultCodec(Codecs.BYTEA.map(ByteBuffer.class, ByteBuffer::wrap, ByteBuffer::array))
            .factory((type, javaType, all) -> javaType == Object.class && type instanceof PgType.Array
                    ? all.forResult(type, PgArray.class)
                    : null);

    private final ExecutionMode mode;
    private final Format format;
    private final CopyOptions copies;

    Travel(ExecutionMode mode, Format format, CopyOptions copies) {
        this.mode = mode;
        this.format = format;
        this.copies = copies;
    }

    /** Returns the format in which results come. */
    Format format() {
        return format;
    }

    /** Returns the options of COPY. */
    CopyOptions copies() {
        return copies;
    }

    /** Opens a connection, in autocommit, on which everything that can travels this way. */
    Connection connect(Pgadapt pg) {
        return pg.connect()
                .autocommit(true)
                .executionMode(mode)
                .types(registry -> registry.factory(new ForcedFormat(registry.build(), format)));
    }
}
