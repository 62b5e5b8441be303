package io.pgadapt.tests.tour;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.errors.PgException;
import io.pgadapt.tests.server.PgServer;
import io.pgadapt.types.Codecs;
import io.pgadapt.types.json.Json;
import io.pgadapt.types.postgis.Postgis;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guided tour, {@code mvn -q compile exec:java}.
 *
 * <p>It runs on an embedded server, or on the one that the system property {@code pgadapt.dsn} (or the environment variable
 * {@code PGADAPT_DSN}) names, in a schema of its own that it drops at the end.
 */
public final class Tour {
    private static final List<Chapter> CHAPTERS = List.of(
            new LoadingChapter(),
            new RowsChapter(),
            new RecordsChapter(),
            new OwnClassChapter(),
            new CompositeChapter(),
            new DocumentChapter(),
            new GeometryChapter(),
            new StreamChapter(),
            new FailureChapter());

    private Tour() {}

    /** Runs the tour; the exit status is 1 when it fails. */
    public static void main(String[] arguments) {
        try {
            String dsn = chosenDsn();
            if (dsn == null) {
                runEmbedded(System.out);
            } else {
                run(dsn, System.out);
            }
        } catch (PgException | IllegalStateException | UncheckedIOException e) {
            System.out.flush();
            System.err.println("\nThe tour ends here: " + e.getMessage());
            System.exit(1);
        }
    }

    private static @Nullable String chosenDsn() {
        String property = System.getProperty("pgadapt.dsn");
        return property == null ? System.getenv("PGADAPT_DSN") : property;
    }

    private static void runEmbedded(PrintStream out) {
        out.println("Starting the embedded PostgreSQL (-Dpgadapt.dsn=... takes the tour to a server of yours) ...");
        try (PgServer server = PgServer.builder().start()) {
            run(
                    "host=" + server.host() + " port=" + server.port() + " user=" + server.user() + " dbname=postgres",
                    out);
        }
    }

    /** Runs the tour on the server of a connection string. */
    static void run(String dsn, PrintStream out) {
        Instant begin = Instant.now();
        Narrator narrator = new Narrator(out);

        // What all connections share. Two classes of the JDK get adapters, each in one line: from now on they are
        // parameters and results like any other. And two libraries are opted into: Jackson for JSON, JTS for geometry.
        Pgadapt pg = Pgadapt.builder(dsn)
                .types(types -> types.codec(Codecs.TEXT.map(ZoneId.class, ZoneId::of, ZoneId::getId))
                        .codec(Codecs.INT4.map(
                                ZoneOffset.class, ZoneOffset::ofTotalSeconds, ZoneOffset::getTotalSeconds)))
                .install(Json.jackson())
                .install(Postgis.jts())
                .build();

        try (Connection connection = pg.connect()) {
            narrator.say(
                    "Connected to PostgreSQL %s as %s.",
                    connection.info().parameterStatus("server_version"),
                    connection.info().user());
            String schema = "pgadapt_tour_" + connection.info().backendPid();
            connection.execute("CREATE SCHEMA " + schema);
            connection.execute("SET search_path TO " + schema);
            connection.commit();
            try {
                tell(connection, narrator);
            } finally {
                connection.rollback();
                connection.execute("DROP SCHEMA " + schema + " CASCADE");
                connection.commit();
            }
        }
        narrator.say(
                "The tour is over after %.1f s; the schema it worked in is gone.",
                Duration.between(begin, Instant.now()).toMillis() / 1e3);
    }

    private static void tell(Connection connection, Narrator narrator) {
        for (Chapter chapter : CHAPTERS) {
            narrator.heading(chapter.title());
            chapter.tell(connection, narrator);
        }
    }
}
