package io.pgadapt.tests.replication;

import static io.pgadapt.extras.rows.Rows.map;
import static io.pgadapt.extras.rows.Rows.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pgadapt.Pgadapt;
import io.pgadapt.errors.DataError;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.pgoutput.Change;
import io.pgadapt.extras.replication.pgoutput.LogicalMessage;
import io.pgadapt.extras.replication.pgoutput.PgOutput;
import io.pgadapt.extras.replication.pgoutput.PgOutputDecoder;
import io.pgadapt.extras.replication.pgoutput.PgOutputMessage;
import io.pgadapt.extras.replication.pgoutput.Relation;
import io.pgadapt.extras.replication.pgoutput.RelationColumn;
import io.pgadapt.extras.replication.pgoutput.ReplicaIdentity;
import io.pgadapt.extras.replication.pgoutput.Tuple;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import io.pgadapt.tests.server.RequiresServer;
import io.pgadapt.types.value.Interval;
import io.pgadapt.types.value.Lsn;
import io.pgadapt.types.value.Range;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pgoutput sends, decoded. */
@PgTest
class PgOutputTest {
    private static final PgOutput OPTIONS = PgOutput.publications("p");

    public enum Mood {
        SAD,
        HAPPY
    }

    public record Home(String street, int number) {}

    public record Person(int id, String name, Mood mood, Home home, List<Mood> past) {}

    private PgDatabase database;

    @BeforeEach
    void publish(PgDatabase given) {
        database = given;
        database.execute("CREATE PUBLICATION p FOR ALL TABLES", "CREATE TABLE item (id int PRIMARY KEY, name text)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void tellsATransactionInEveryVersion(int version) {
        assumeTrue(version <= newestVersion(database.server().version()), "the server does not know this version");
        try (DecodedStream stream = new DecodedStream(database, OPTIONS.protocolVersion(version))) {
            Instant before = Instant.now().minus(1, ChronoUnit.MINUTES);
            database.execute("INSERT INTO item VALUES (1, 'tea')");
            PgOutputMessage.Begin begin = (PgOutputMessage.Begin) stream.next();
            Relation relation = (Relation) stream.next();
            Change.Insert insert = (Change.Insert) stream.next();
            PgOutputMessage.Commit commit = (PgOutputMessage.Commit) stream.next();
            assertThat(begin.commitTime()).isAfter(before).isEqualTo(commit.commitTime());
            assertThat(begin.finalLsn()).isEqualTo(commit.commitLsn());
            assertThat(commit.endLsn()).isGreaterThan(commit.commitLsn());
            assertThat(relation.qualifiedName()).isEqualTo("public.item");
            assertThat(relation.replicaIdentity()).isEqualTo(ReplicaIdentity.DEFAULT);
            assertThat(relation.columns())
                    .containsExactly(new RelationColumn("id", 23, -1, true), new RelationColumn("name", 25, -1, false));
            assertThat(insert.xid()).isEqualTo(begin.xid());
            assertThat(insert.relation()).isEqualTo(relation);
            assertThat(insert.row().row().getInt("id")).isEqualTo(1);
            assertThat(insert.row().get("name")).isEqualTo("tea");
            assertThat(insert.row().toString()).isEqualTo("Tuple{id=1, name=tea}");
        }
    }

    private static int newestVersion(int server) {
        return server >= 16 ? 4 : server - 12;
    }

    @Test
    void announcesARelationOnceAndAgainWhenItHasChanged() {
        try (DecodedStream stream = new DecodedStream(database, OPTIONS)) {
            database.execute("INSERT INTO item VALUES (1, 'tea')", "INSERT INTO item VALUES (2, 'milk')");
            assertThat(stream.next(Relation.class).columns()).hasSize(2);
            assertThat(stream.next(Change.Insert.class).row().map()).containsValue("tea");
            assertThat(stream.next()).isInstanceOf(PgOutputMessage.Commit.class);
            assertThat(stream.next()).isInstanceOf(PgOutputMessage.Begin.class);
            assertThat(((Change.Insert) stream.next()).row().map()).containsValue("milk");
            // not before: a change that is known already when older ones are sent has the relation announced again for
            // these
            database.execute(
                    "ALTER TABLE item ADD COLUMN price numeric(8,2)", "INSERT INTO item VALUES (3, 'rum', 7.5)");
            assertThat(stream.next(Relation.class).columns()).hasSize(3);
            Tuple rum = stream.next(Change.Insert.class).row();
            assertThat(rum.get("price")).isEqualTo(new BigDecimal("7.50"));
            assertThat(rum.description().column(2).scale()).isEqualTo(2);
        }
    }

    @Test
    void tellsOldKeysWhenTheyChange() {
        try (DecodedStream stream = new DecodedStream(database, OPTIONS)) {
            database.execute(
                    "INSERT INTO item VALUES (1, 'tea')",
                    "UPDATE item SET name = 'green tea'",
                    "UPDATE item SET id = 2",
                    "DELETE FROM item");
            Change.Update same = stream.next(Change.Update.class);
            assertThat(same.key()).isNull();
            assertThat(same.old()).isNull();
            assertThat(same.row().get("name")).isEqualTo("green tea");
            Change.Update moved = stream.next(Change.Update.class);
            assertThat(moved.key().map()).containsExactly(entry("id", 1));
            assertThat(moved.row().get("id")).isEqualTo(2);
            assertThatThrownBy(() -> moved.key().get("name")).isInstanceOf(InterfaceError.class);
            Change.Delete gone = stream.next(Change.Delete.class);
            assertThat(gone.old()).isNull();
            assertThat(gone.identity().map()).containsExactly(entry("id", 2));
        }
    }

    @Test
    void tellsWholeOldRowsUnderFullIdentity() {
        database.execute("ALTER TABLE item REPLICA IDENTITY FULL");
        try (DecodedStream stream = new DecodedStream(database, OPTIONS)) {
            database.execute("INSERT INTO item VALUES (1, 'tea')", "UPDATE item SET name = NULL", "DELETE FROM item");
            assertThat(stream.next(Relation.class).replicaIdentity()).isEqualTo(ReplicaIdentity.FULL);
            Change.Update update = stream.next(Change.Update.class);
            assertThat(update.key()).isNull();
            assertThat(update.old().map()).containsEntry("name", "tea");
            assertThat(update.row().map()).containsEntry("name", null);
            Change.Delete delete = stream.next(Change.Delete.class);
            assertThat(delete.key()).isNull();
            assertThat(delete.identity().map()).containsEntry("id", 1).containsEntry("name", null);
        }
    }

    @Test
    void saysWhichValuesWereNotSent() {
        database.execute(
                "CREATE TABLE doc (id int PRIMARY KEY, title text, body text)",
                "ALTER TABLE doc ALTER body SET STORAGE EXTERNAL");
        try (DecodedStream stream = new DecodedStream(database, OPTIONS)) {
            database.execute(
                    "INSERT INTO doc VALUES (1, 'a', repeat('x', 10000))",
                    "UPDATE doc SET title = 'b'",
                    "ALTER TABLE doc REPLICA IDENTITY FULL",
                    "UPDATE doc SET title = 'c'");
            Tuple first = stream.next(Change.Insert.class).row();
            Tuple partial = stream.next(Change.Update.class).row();
            assertThat(first.isComplete()).isTrue();
            assertThat(partial.isComplete()).isFalse();
            assertThat(partial.unchanged()).containsExactly("body");
            assertThat(partial.map()).containsOnlyKeys("id", "title");
            assertThat(partial.get("title", String.class)).isEqualTo("b");
            assertThatThrownBy(() -> partial.get("body"))
                    .isInstanceOf(DataError.class)
                    .hasMessageContaining("[body] of public.doc")
                    .hasMessageContaining("REPLICA IDENTITY FULL");
            assertThatThrownBy(() -> partial.as(map())).isInstanceOf(DataError.class);
            Tuple whole = partial.completedFrom(first);
            assertThat(whole.isComplete()).isTrue();
            assertThat(whole.as(map())).containsEntry("title", "b").containsEntry("body", "x".repeat(10000));
            Tuple filled = stream.next(Change.Update.class).row();
            assertThat(filled.as(map())).containsEntry("title", "c").containsEntry("body", "x".repeat(10000));
            database.execute("INSERT INTO item VALUES (1, 'tea')");
            Tuple other = stream.next(Change.Insert.class).row();
            assertThatThrownBy(() -> partial.completedFrom(other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("public.item");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsTypesThatAreNotBuiltInAsTheConnectionDoes(boolean binary) {
        createPeople();
        Pgadapt pgadapt = Pgadapt.builder(database.dsn())
                .types(t -> t.enumType("mood", Mood.class).recordType("home", Home.class))
                .build();
        PgOutput options = binary ? OPTIONS.binary() : OPTIONS;
        try (DecodedStream stream =
                new DecodedStream(pgadapt, database.name(), options, LogicalSlot.named(database.name()))) {
            database.execute("INSERT INTO person VALUES (1, 'ann', 'HAPPY', ROW('Elm', 5), '{SAD,HAPPY}', 7, '[1,5)')");
            Tuple row = stream.next(Change.Insert.class).row();
            assertThat(row.as(record(Person.class).ignoringSurplus()))
                    .isEqualTo(new Person(1, "ann", Mood.HAPPY, new Home("Elm", 5), List.of(Mood.SAD, Mood.HAPPY)));
            assertThat(row.get("size")).isEqualTo(7);
            assertThat(row.get("span")).isEqualTo(Range.of(1, 5, "[)"));
        }
    }

    private void createPeople() {
        database.execute(
                "CREATE TYPE mood AS ENUM ('SAD', 'HAPPY')",
                "CREATE TYPE home AS (street text, number int)",
                "CREATE DOMAIN size AS int CHECK (VALUE > 0)",
                "CREATE TABLE person (id int PRIMARY KEY, name text, mood mood, home home, past mood[], size size,"
                        + " span int4range)");
    }

    @Test
    void readsATypeThatIsGoneAsText() {
        createPeople();
        try (DecodedStream stream = new DecodedStream(database, OPTIONS)) {
            database.execute(
                    "INSERT INTO person (id, mood) VALUES (1, 'SAD')", "DROP TABLE person", "DROP TYPE mood CASCADE");
            assertThat(stream.next(Change.Insert.class).row().get("mood")).isEqualTo("SAD");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsValuesAsTheSessionWritesThem(boolean binary) {
        database.execute(
                "CREATE TABLE value (t timestamptz, d date, b bytea, f float8, i interval, n numeric, j jsonb)");
        try (DecodedStream stream = new DecodedStream(database, binary ? OPTIONS.binary() : OPTIONS)) {
            database.execute(
                    "INSERT INTO value VALUES ('2024-02-29 12:00+02', '2024-02-29', '\\xcafe', 0.1, '1 mon 2 days',"
                            + " 1e20, '{\"a\": 1}')");
            Map<String, Object> row = stream.next(Change.Insert.class).row().map();
            assertThat(row.get("t"))
                    .isInstanceOfSatisfying(
                            OffsetDateTime.class,
                            t -> assertThat(t.toInstant()).isEqualTo(Instant.parse("2024-02-29T10:00:00Z")));
            assertThat(row.get("b")).isEqualTo(new byte[] {(byte) 0xca, (byte) 0xfe});
            assertThat(row.get("f")).isEqualTo(0.1);
            assertThat(row.get("n")).isEqualTo(new BigDecimal("100000000000000000000"));
            assertThat(row.get("i")).isEqualTo(new Interval(1, 2, 0));
            assertThat(row.get("j")).isEqualTo("{\"a\": 1}");
        }
    }

    @Test
    void tellsOfTruncatedTables() {
        database.execute("CREATE TABLE part (item int REFERENCES item, n serial)");
        try (DecodedStream stream = new DecodedStream(database, OPTIONS)) {
            database.execute("TRUNCATE item RESTART IDENTITY CASCADE");
            Change.Truncate truncate = stream.next(Change.Truncate.class);
            assertThat(truncate.relations()).extracting(Relation::name).containsExactlyInAnyOrder("item", "part");
            assertThat(truncate.isCascade()).isTrue();
            assertThat(truncate.restartsIdentity()).isTrue();
        }
    }

    @Test
    void tellsMessagesInAndOutsideOfTransactions() {
        try (DecodedStream stream = new DecodedStream(database, OPTIONS.messages())) {
            database.execute(
                    "SELECT pg_logical_emit_message(true, 'mine', 'in')",
                    "SELECT pg_logical_emit_message(false, 'mine', '\\xcafe'::bytea)");
            PgOutputMessage.Begin begin = stream.next(PgOutputMessage.Begin.class);
            LogicalMessage in = (LogicalMessage) stream.next();
            assertThat(in.isTransactional()).isTrue();
            assertThat(in.xid()).isEqualTo(begin.xid());
            assertThat(in.prefix()).isEqualTo("mine");
            assertThat(in.text()).isEqualTo("in");
            LogicalMessage outside = stream.next(LogicalMessage.class);
            assertThat(outside.isTransactional()).isFalse();
            assertThat(outside.xid()).isZero();
            assertThat(outside.content()).isEqualTo(new byte[] {(byte) 0xca, (byte) 0xfe});
            assertThat(outside.lsn()).isGreaterThan(in.lsn());
        }
    }

    @Test
    void namesTheOriginOfWhatWasReplicatedHere() {
        String origin = database.name() + "_origin";
        try (DecodedStream stream = new DecodedStream(database, OPTIONS)) {
            database.execute(
                    "SELECT pg_replication_origin_create('" + origin + "')",
                    "SELECT pg_replication_origin_session_setup('" + origin + "')",
                    "INSERT INTO item VALUES (1, 'tea')");
            assertThat(stream.next(PgOutputMessage.Origin.class).name()).isEqualTo(origin);
        } finally {
            database.execute("SELECT pg_replication_origin_drop('" + origin + "')");
        }
    }

    @Test
    @RequiresServer(version = 16)
    void leavesOutWhatWasReplicatedHereWhenAsked() {
        String origin = database.name() + "_origin";
        try (DecodedStream stream = new DecodedStream(database, OPTIONS.withoutOrigins())) {
            database.execute(
                    "SELECT pg_replication_origin_create('" + origin + "')",
                    "SELECT pg_replication_origin_session_setup('" + origin + "')",
                    "INSERT INTO item VALUES (1, 'tea')");
            database.execute("INSERT INTO item VALUES (2, 'milk')");
            assertThat(stream.next(Change.Insert.class).row().get("id")).isEqualTo(2);
        } finally {
            database.execute("SELECT pg_replication_origin_drop('" + origin + "')");
        }
    }

    @Test
    void refusesWhatOtherPluginsSend() {
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            PgOutputDecoder decoder = new PgOutputDecoder(conn);
            assertThatThrownBy(() -> decoder.decode(message("BEGIN 1234567890 1234567890")))
                    .isInstanceOf(DataError.class)
                    .hasMessageContaining("is not what pgoutput sends");
            assertThatThrownBy(() -> decoder.decode(message("table public.t: INSERT")))
                    .isInstanceOf(DataError.class)
                    .hasMessageContaining("there is no such tag");
            assertThatThrownBy(() -> decoder.decode(message("")))
                    .isInstanceOf(DataError.class)
                    .hasMessageContaining("too short");
            assertThatThrownBy(() -> decoder.decode(message("I\0\0\0\1N")))
                    .isInstanceOf(DataError.class)
                    .hasMessageContaining("of which nothing was said before");
        }
    }

    private static ReplicationMessage message(String payload) {
        return new ReplicationMessage(Lsn.ZERO, Lsn.ZERO, Instant.EPOCH, payload.getBytes(StandardCharsets.UTF_8));
    }
}
