package io.pgadapt.tests.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.errors.DataError;
import io.pgadapt.extras.replication.LogicalReplicationConnection;
import io.pgadapt.extras.replication.LogicalSlot;
import io.pgadapt.extras.replication.ReplicationStream;
import io.pgadapt.extras.replication.pgoutput.PgOutput;
import io.pgadapt.extras.replication.pgoutput.PgOutputDecoder;
import io.pgadapt.replication.ReplicationMessage;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What no server sends is an error of its own, never another exception. */
@PgTest
class MalformedPgOutputTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void refusesEveryMessageThatIsCutOffOrTooLong(PgDatabase database) {
        database.execute("CREATE PUBLICATION p FOR ALL TABLES", "CREATE TABLE item (id int PRIMARY KEY, name text)");
        try (LogicalReplicationConnection conn = LogicalReplicationConnection.open(database.dsn())) {
            conn.createSlot(LogicalSlot.named(database.name()).temporary());
            try (ReplicationStream stream =
                    conn.startReplication(PgOutput.publications("p").start(database.name()))) {
                database.execute(
                        "INSERT INTO item VALUES (1, 'tea')",
                        "UPDATE item SET id = 2",
                        "DELETE FROM item",
                        "TRUNCATE item");
                List<ReplicationMessage> messages = new ArrayList<>();
                // relations are told again whenever the server thinks fit
                do {
                    messages.add(stream.read(LONG));
                } while (tag(messages.get(messages.size() - 1)) != 'T');
                assertThat(messages).extracting(MalformedPgOutputTest::tag).contains('I', 'U', 'D', 'T');
                for (int i = 0; i < messages.size(); i++) {
                    refuseVariants(conn, messages.subList(0, i), messages.get(i));
                }
            }
        }
    }

    private static char tag(ReplicationMessage message) {
        return (char) message.payload()[0];
    }

    private static void refuseVariants(
            LogicalReplicationConnection conn, List<ReplicationMessage> before, ReplicationMessage message) {
        for (int length = 0; length <= message.dataSize() + 1; length++) {
            PgOutputDecoder decoder = new PgOutputDecoder(conn);
            before.forEach(decoder::decode);
            ReplicationMessage variant = new ReplicationMessage(
                    message.dataStart(),
                    message.walEnd(),
                    message.sendTime(),
                    Arrays.copyOf(message.payload(), length));
            if (length == message.dataSize()) {
                assertThat(decoder.decode(variant)).isNotNull();
            } else {
                assertThatThrownBy(() -> decoder.decode(variant)).isInstanceOf(DataError.class);
            }
        }
    }
}
