package io.pgadapt.tests.postgis;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.PgType;
import io.pgadapt.types.postgis.Postgis;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A program of its own, which tells what pgadapt does with the libraries that are on its path. */
final class LibraryProbe {
    private static final PgType GEOMETRY = new PgType.Base(0x4017, "public", "geometry", 'U', true);
    private static final byte[] POINT =
            "0101000000000000000000F03F0000000000000040".getBytes(StandardCharsets.US_ASCII);

    private LibraryProbe() {}

    /** Prints a line for each attempt; the argument is a connection string. */
    @SuppressWarnings("SystemOut") // a program talks to its parent
    public static void main(String[] arguments) {
        System.out.println("bare: " + read(registry -> {}));
        System.out.println("jts: " + tried(Postgis::jts));
        System.out.println("geometry: " + tried(Postgis::geometry));
        try (Connection connection = Pgadapt.connect(arguments[0])) {
            System.out.println("query: "
                    + connection.execute("SELECT 6 * 7").fetchAll().get(0).get(0));
        }
    }

    private static String tried(Supplier<? extends CodecModule> module) {
        try {
            return read(module.get());
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String read(CodecModule module) {
        CodecRegistry registry =
                CodecRegistry.defaults().newBuilder().install(module).build();
        Object value =
                registry.forResult(GEOMETRY).decode(Format.TEXT, POINT, 0, POINT.length, CodecContext.defaults());
        return value.getClass().getName();
    }
}
