package io.pgadapt.tests.core;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.largeobject.AccessMode;
import io.pgadapt.largeobject.LargeObject;
import io.pgadapt.largeobject.LargeObjects;
import io.pgadapt.tests.server.PgDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A connection and its large objects, for the tests of these. */
abstract class LargeObjectFixture {
    /** More than one piece, and not a multiple of one. */
    static final byte[] LONG = random(1_000_003);

    static final byte[] SHORT = "some data".getBytes(StandardCharsets.UTF_8);

    Connection connection;
    LargeObjects objects;

    @BeforeEach
    void connect(PgDatabase database) {
        connection = Pgadapt.connect(database.dsn());
        objects = connection.largeObjects();
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    /** Makes a large object; returns its OID. */
    final long made(byte[] content) {
        try (LargeObject made = objects.create()) {
            made.write(content);
            return made.oid();
        }
    }

    /** Returns what is in a large object. */
    final byte[] content(long oid) {
        try (LargeObject opened = objects.open(oid, AccessMode.READ)) {
            return opened.readAll();
        }
    }
}
