package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.largeobject.LargeObject;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a large object reads into, where that is not just any buffer. */
@PgTest
@Timeout(60)
class LargeObjectBufferTest {
    @Test
    void readsNothingForABufferThatTakesNothing(PgDatabase database) {
        try (Connection conn = Pgadapt.connect(database.dsn());
                LargeObject object = conn.largeObjects().create()) {
            object.write(new byte[] {1, 2, 3});
            object.position(0);
            ByteBuffer readOnly = ByteBuffer.allocate(2).asReadOnlyBuffer();
            assertThatIllegalArgumentException().isThrownBy(() -> object.read(readOnly));
            assertThat(object.position()).isZero();
            assertThat(object.readAll()).containsExactly(1, 2, 3);
        }
    }
}
