package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.TransactionStatus;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.InFailedSqlTransaction;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.largeobject.AccessMode;
import io.pgadapt.largeobject.LargeObject;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PgTest
class LargeObjectTransferTest extends LargeObjectFixture {
    @Test
    @Parity("L15")
    void isIteratedAsAStream() throws IOException {
        long oid = made(LONG);
        try (InputStream stream = objects.open(oid, AccessMode.READ).inputStream()) {
            assertThat(stream.read()).isEqualTo(LONG[0] & 0xFF);
            assertThat(stream.available()).isPositive();
            assertThat(stream.skip(2)).isEqualTo(2);
            byte[] rest = stream.readAllBytes();
            assertThat(rest).hasSize(LONG.length - 3).endsWith(LONG[LONG.length - 1]);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void writesThroughAStreamInPieces() throws IOException {
        LargeObject made = objects.create();
        try (OutputStream stream = made.outputStream()) {
            stream.write(7);
            stream.write(LONG);
            stream.write(LONG, 3, 10);
            stream.write(8);
        }
        assertThat(made.isOpen()).isFalse();
        byte[] written = content(made.oid());
        assertThat(written).hasSize(LONG.length + 12).startsWith(7, LONG[0]).endsWith(LONG[12], 8);
    }

    @Test
    void aStreamThatOutlivesItsTransactionSaysThatItsBytesAreLost() {
        OutputStream stream = objects.create().outputStream();
        assertThatThrownBy(() -> {
                    stream.write(1);
                    connection.commit();
                    stream.close();
                })
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("isn't valid");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    @Parity("L2")
    void importsAndExports(boolean autocommit, @TempDir Path directory) throws IOException {
        connection.autocommit(autocommit);
        Path file = Files.write(directory.resolve("imported"), LONG);

        long oid = objects.importFrom(file);
        objects.importFrom(new ByteArrayInputStream(SHORT), 70_003);
        long empty = objects.importFrom(InputStream.nullInputStream());

        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        assertThat(objects.exportTo(oid, exported)).isEqualTo(LONG.length);
        assertThat(exported.toByteArray()).isEqualTo(LONG);
        exported.reset();
        assertThat(objects.exportTo(70_003, exported)).isEqualTo(SHORT.length);
        assertThat(objects.exportTo(empty, exported)).isZero();
        assertThat(exported.toByteArray()).isEqualTo(SHORT);
        assertThat(connection.transactionStatus())
                .isEqualTo(autocommit ? TransactionStatus.IDLE : TransactionStatus.IN_TRANSACTION);
    }

    @Test
    void anImportThatFailsLeavesNoObjectAndAUsableTransaction() {
        connection.execute("CREATE TABLE witness (id int)");
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };
        InputStream source = new SequenceInputStream(new ByteArrayInputStream(LONG), failing);

        assertThatThrownBy(() -> objects.importFrom(source, 70_004))
                .isInstanceOf(IOException.class)
                .hasMessage("disk on fire");

        assertThat(objects.exists(70_004)).isFalse();
        connection.execute("INSERT INTO witness VALUES (1)");
        connection.commit();
        assertThat(connection.execute("SELECT * FROM witness").fetchAll()).hasSize(1);
    }

    @Test
    void anExportThatFailsHandsTheTargetsErrorOnAndTheConnectionGoesOn() {
        long oid = made(LONG);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> objects.exportTo(oid, full))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(content(oid)).isEqualTo(LONG);
    }

    @Test
    void filesThatAreNotThereOrObjectsThatAreNotTouchNothing(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> objects.importFrom(directory.resolve("missing")))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);

        Path precious = Files.writeString(directory.resolve("precious"), "old");
        assertThatThrownBy(() -> objects.exportTo(70_005, precious)).isInstanceOf(UndefinedObject.class);
        assertThat(precious).hasContent("old");
        assertThatThrownBy(() -> objects.exists(1)).isInstanceOf(InFailedSqlTransaction.class);
    }
}
