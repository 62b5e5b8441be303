package io.pgadapt.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@PgTest
class FirstProgramTest {
    @Test
    void printsWhatIsCheap(PgDatabase database) {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            FirstProgram.main(new String[] {database.dsn()});
        } finally {
            System.setOut(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("tea costs 3.50");
        assertThat(database.query("SELECT count(*) FROM item").get(0)).containsExactly("2");
    }
}
