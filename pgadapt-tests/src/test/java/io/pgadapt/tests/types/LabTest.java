package io.pgadapt.tests.types;

import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A test with one {@link TypeLab} for all of its methods. */
@PgTest(database = PgTest.Lifetime.CLASS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LabTest {
    private PgDatabase database;
    private @Nullable TypeLab lab;

    @BeforeAll
    void open(PgDatabase fresh) {
        database = fresh;
        database.execute(setup());
        lab = TypeLab.open(database.dsn());
    }

    @AfterAll
    void close() {
        if (lab != null) {
            lab.close();
        }
    }

    /** Returns the statements that make what the test needs. */
    String[] setup() {
        return new String[0];
    }

    /** Returns the database. */
    final PgDatabase database() {
        return database;
    }

    /** Returns the laboratory. */
    final TypeLab lab() {
        return Objects.requireNonNull(lab);
    }
}
