package io.pgadapt.types.postgis;

import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Shorthand: values of a registry by their hexadecimal EWKB. */
final class Ewkb {
    static final PgType GEOMETRY = new PgType.Base(0x4017, "gis", "geometry", 'U', true);
    static final PgType GEOGRAPHY = new PgType.Base(0x4018, "gis", "geography", 'U', true);

    private final CodecContext context;

    Ewkb(CodecModule... modules) {
        CodecRegistry.Builder registry = CodecRegistry.defaults().newBuilder();
        for (CodecModule module : modules) {
            registry.install(module);
        }
        context = CodecContext.of(registry.build(), new TypeCatalog());
    }

    CodecRegistry registry() {
        return context.registry();
    }

    Object read(String hex) {
        return read(hex, Object.class);
    }

    <T> T read(String hex, Class<T> type) {
        return read(hex, GEOMETRY, type);
    }

    /** Reads both forms, and checks that they agree. */
    <T> T read(String hex, PgType pgType, Class<T> type) {
        T fromBinary = decode(Format.BINARY, HexFormat.of().parseHex(hex), pgType, type);
        T fromText = decode(Format.TEXT, hex.getBytes(StandardCharsets.US_ASCII), pgType, type);
        if (!write(fromBinary).equals(write(fromText))) {
            throw new AssertionError("binary gave " + fromBinary + ", text " + fromText);
        }
        return fromBinary;
    }

    <T> T decode(Format format, byte[] data, PgType pgType, Class<T> type) {
        byte[] within = new byte[data.length + 5];
        System.arraycopy(data, 0, within, 3, data.length);
        return context.registry().forResult(pgType, type).decode(format, within, 3, data.length, context);
    }

    /** Writes both forms, and checks that they agree. */
    String write(Object geometry) {
        String binary = HexFormat.of().formatHex(encode(Format.BINARY, geometry, GEOMETRY));
        String text = new String(encode(Format.TEXT, geometry, GEOMETRY), StandardCharsets.US_ASCII);
        if (!binary.toUpperCase(Locale.ROOT).equals(text)) {
            throw new AssertionError("binary is " + binary + ", text " + text);
        }
        return text;
    }

    byte[] encode(Format format, Object geometry, PgType pgType) {
        WireWriter out = new WireWriter(8);
        context.registry().forParameter(geometry, pgType).encode(format, geometry, out, context);
        return out.toArray();
    }
}
