package io.pgadapt.tests.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.Transaction;
import io.pgadapt.TransactionStatus;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.errors.InterfaceError;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.sqlstate.UndefinedObject;
import io.pgadapt.errors.sqlstate.UniqueViolation;
import io.pgadapt.largeobject.AccessMode;
import io.pgadapt.largeobject.LargeObject;
import io.pgadapt.tests.parity.Parity;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.NonWritableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@PgTest
class LargeObjectTest extends LargeObjectFixture {
    @Test
    @Parity({"C61", "L1", "L2"})
    void createsAnObjectInTheImplicitTransactionWhoseRollbackUndoesIt() {
        long kept = made(SHORT);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
        connection.commit();
        long undone = made(SHORT);
        connection.rollback();

        assertThat(objects.exists(kept)).isTrue();
        assertThat(objects.exists(undone)).isFalse();
        assertThat(content(kept)).isEqualTo(SHORT);
    }

    @Test
    @Parity("L1")
    void refusesInAutocommitWithoutMakingAnything() {
        connection.autocommit(true);

        assertThatThrownBy(objects::create).isInstanceOf(ProgrammingError.class).hasMessageContaining("autocommit");
        assertThatThrownBy(() -> objects.create(70_001)).isInstanceOf(ProgrammingError.class);
        assertThatThrownBy(() -> objects.open(70_001, AccessMode.READ)).isInstanceOf(ProgrammingError.class);

        assertThat(objects.exists(70_001)).isFalse();
        assertThat(connection.<Long, RuntimeException>transaction(tx -> made(SHORT)))
                .isPositive();
    }

    @Test
    @Parity({"L2", "L14"})
    void createsUnderAnOidOfChoiceOnce() {
        try (LargeObject made = objects.create(4_294_967_295L)) {
            assertThat(made.oid()).isEqualTo(4_294_967_295L);
        }
        connection.commit();

        assertThatThrownBy(() -> objects.create(4_294_967_295L)).isInstanceOf(UniqueViolation.class);
        connection.rollback();
        assertThat(content(4_294_967_295L)).isEmpty();
    }

    @Test
    @Parity({"L2", "L14"})
    void saysBySqlstateThatThereIsNoSuchObject() {
        assertThatThrownBy(() -> objects.open(70_002, AccessMode.READ))
                .isInstanceOf(UndefinedObject.class)
                .hasMessageContaining("70002");
        connection.rollback();
        assertThatThrownBy(() -> objects.unlink(70_002)).isInstanceOf(UndefinedObject.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 4_294_967_296L})
    void refusesWhatIsNoOid(long oid) {
        assertThatThrownBy(() -> objects.open(oid, AccessMode.READ)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> objects.create(oid)).isInstanceOf(IllegalArgumentException.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    @Parity({"L3", "L13"})
    void createsToReadAndWrite() {
        try (LargeObject made = objects.create()) {
            assertThat(made.mode()).isEqualTo(AccessMode.READ_WRITE);
            made.write(SHORT);
            assertThat(made.position(5).readAll()).asString().isEqualTo("data");
        }
    }

    @Test
    @Parity("L3")
    void readsAndWritesTextInAnyEncodingAcrossPieces() throws IOException {
        String text = "grüße, 世界 🐘\n".repeat(40_000);
        long oid;
        try (LargeObject made = objects.create();
                Writer writer = Channels.newWriter(made, StandardCharsets.UTF_8)) {
            writer.write(text);
            oid = made.oid();
        }
        StringBuilder read = new StringBuilder();
        try (Reader reader = Channels.newReader(objects.open(oid, AccessMode.READ), StandardCharsets.UTF_8)) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                read.append((char) c);
            }
        }
        assertThat(read.toString()).isEqualTo(text);
    }

    @Test
    @Parity("L3")
    void refusesToWriteWhatWasOpenedToBeRead() {
        long oid = made(SHORT);
        try (LargeObject opened = objects.open(oid, AccessMode.READ)) {
            assertThatThrownBy(() -> opened.write(SHORT)).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> opened.truncate(1)).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> opened.resize(1)).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(opened::outputStream).isInstanceOf(NonWritableChannelException.class);
            assertThat(opened.readAll()).isEqualTo(SHORT);
        }
    }

    @ParameterizedTest
    @EnumSource(ExecutionMode.class)
    @Parity({"L4", "L5"})
    void writesAndReadsWhatIsLongerThanAPieceInEveryMode(ExecutionMode mode) {
        connection.executionMode(mode).placeholders(Placeholders.PYFORMAT);
        long oid;
        try (LargeObject made = objects.create()) {
            assertThat(made.write(ByteBuffer.wrap(LONG))).isEqualTo(LONG.length);
            assertThat(made.position()).isEqualTo(LONG.length);
            oid = made.oid();
        }
        assertThat(content(oid)).isEqualTo(LONG);
        try (LargeObject opened = objects.open(oid, AccessMode.READ)) {
            byte[] most = opened.read(LONG.length - 1);
            assertThat(most).hasSize(LONG.length - 1);
            assertThat(opened.position()).isEqualTo(LONG.length - 1L);
            assertThat(opened.read(10)).containsExactly(LONG[LONG.length - 1]);
            assertThat(opened.read(10)).isEmpty();
            assertThat(opened.readAll()).isEmpty();
        }
    }

    @Test
    @Parity("L4")
    void readsIntoBuffersLikeAnyChannel() {
        long oid = made(LONG);
        try (LargeObject opened = objects.open(oid, AccessMode.READ)) {
            ByteBuffer all = ByteBuffer.allocate(LONG.length + 10);
            int calls = 0;
            while (opened.read(all) >= 0) {
                calls++;
            }
            assertThat(calls).isEqualTo(4);
            assertThat(all.flip()).isEqualTo(ByteBuffer.wrap(LONG));
            assertThat(opened.read(ByteBuffer.allocate(0))).isZero();
        }
    }

    @Test
    @Parity("L6")
    void movesToAnyPositionAlsoBehindTheEnd() {
        try (LargeObject made = objects.create()) {
            made.write(SHORT);
            made.position(2).write("XY".getBytes(StandardCharsets.UTF_8));
            assertThat(made.position()).isEqualTo(4);
            assertThat(made.position(0).readAll()).asString().isEqualTo("soXY data");
            assertThat(made.position(made.size() - 4).readAll()).asString().isEqualTo("data");
            assertThat(made.position(20).read(5)).isEmpty();
            made.write(new byte[] {1});
            assertThat(made.size()).isEqualTo(21);
            assertThat(made.position(9).readAll()).hasSize(12).endsWith(0, 0, 1);
            assertThatThrownBy(() -> made.position(-1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Parity("L7")
    void truncatesAsChannelsDoAndResizesAsTheServerDoes() {
        try (LargeObject made = objects.create()) {
            made.write(SHORT);
            assertThat(made.truncate(100).size()).isEqualTo(9);
            assertThat(made.truncate(4).position()).isEqualTo(4);
            made.position(2).resize(6);
            assertThat(made.position()).isEqualTo(2);
            assertThat(made.readAll()).containsExactly('m', 'e', 0, 0);
            made.resize(0);
            assertThat(made.size()).isZero();
            assertThatThrownBy(() -> made.resize(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> made.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @Parity("L8")
    void worksBehindTwoGigabytes() {
        long far = 5L << 30;
        long oid;
        try (LargeObject made = objects.create()) {
            made.position(far).write(SHORT);
            assertThat(made.position()).isEqualTo(far + SHORT.length);
            assertThat(made.size()).isEqualTo(far + SHORT.length);
            assertThat(made.position(far + 5).readAll()).asString().isEqualTo("data");
            made.resize(far + 4);
            oid = made.oid();
        }
        try (LargeObject opened = objects.open(oid, AccessMode.READ)) {
            assertThat(opened.size()).isEqualTo(far + 4);
            assertThatThrownBy(opened::readAll).hasMessageContaining("more than an array can hold");
            assertThat(opened.position()).isZero();
            assertThat(opened.position(far).readAll()).asString().isEqualTo("some");
        }
    }

    @Test
    @Parity({"L9", "L11", "L13"})
    void closesOnceAndThenRefusesEverything() {
        LargeObject made = objects.create();
        made.write(SHORT);
        made.close();
        made.close();

        assertThat(made.isOpen()).isFalse();
        assertThatThrownBy(() -> made.read(1))
                .isInstanceOf(InterfaceError.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> made.write(SHORT)).isInstanceOf(InterfaceError.class);
        assertThatThrownBy(made::size).isInstanceOf(InterfaceError.class);
        assertThatThrownBy(made::position).isInstanceOf(InterfaceError.class);
        assertThatThrownBy(() -> made.position(0)).isInstanceOf(InterfaceError.class);
        assertThatThrownBy(() -> made.truncate(0)).isInstanceOf(InterfaceError.class);
        assertThatThrownBy(made::inputStream).isInstanceOf(InterfaceError.class);
        assertThatThrownBy(made::unlink).isInstanceOf(InterfaceError.class);
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.IN_TRANSACTION);
    }

    @Test
    @Parity({"L9", "L13"})
    void closesQuietlyWhenItsTransactionHasFailedOrItsConnectionIsClosed() {
        LargeObject first = objects.create();
        assertThatThrownBy(() -> connection.execute("SELECT 1 / 0")).isNotNull();
        first.close();
        assertThat(connection.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        connection.rollback();

        LargeObject second = objects.create();
        connection.close();
        assertThat(second.isOpen()).isFalse();
        second.close();
        assertThatThrownBy(() -> second.read(1)).isInstanceOf(InterfaceError.class);
    }

    @Test
    @Parity("L10")
    void unlinksAnOpenObjectAndExportsOneThatIsCommitted(@TempDir Path directory) throws IOException {
        LargeObject made = objects.create();
        made.unlink();
        assertThat(made.isOpen()).isFalse();
        assertThat(objects.exists(made.oid())).isFalse();

        long oid = made(LONG);
        connection.commit();
        Path file = directory.resolve("exported");
        assertThat(objects.exportTo(oid, file)).isEqualTo(LONG.length);
        assertThat(file).hasBinaryContent(LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "rollback"})
    @Parity("L12")
    void isNotValidAfterItsTransactionEvenIfTheServerGivesItsDescriptorToAnother(String end) {
        LargeObject old = objects.create();
        old.write(SHORT);
        if (end.equals("commit")) {
            connection.commit();
        } else {
            connection.rollback();
        }
        LargeObject other = objects.create();

        assertThatThrownBy(() -> old.write(SHORT))
                .isInstanceOf(ProgrammingError.class)
                .hasMessageContaining("isn't valid");
        old.close();
        assertThat(other.size()).isZero();
        assertThat(other.isOpen()).isTrue();
    }

    @Test
    @Parity("L12")
    void isNotValidAfterSqlThatEndsTheTransaction() {
        LargeObject first = objects.create();
        connection.execute("COMMIT; BEGIN");
        assertThatThrownBy(first::size).isInstanceOf(ProgrammingError.class);

        LargeObject second = objects.create();
        connection.execute("SAVEPOINT a");
        LargeObject third = objects.create();
        connection.execute("ROLLBACK TO a");
        assertThatThrownBy(third::size).isInstanceOf(ProgrammingError.class);
        assertThat(second.size()).isZero();
    }

    @Test
    @Parity("L12")
    void outlivesABlockThatIsCommittedAndNotOneThatIsRolledBack() {
        connection.execute("SELECT 1");
        LargeObject outer = objects.create();
        LargeObject kept;
        try (Transaction block = connection.transaction()) {
            kept = objects.create();
            block.commit();
        }
        LargeObject undone;
        try (Transaction block = connection.transaction()) {
            undone = objects.create();
            assertThat(block.isOpen()).isTrue();
        }
        assertThat(kept.size()).isZero();
        assertThat(outer.size()).isZero();
        assertThatThrownBy(undone::size).isInstanceOf(ProgrammingError.class);
    }

    @Test
    void readsItAsItWasWhenItWasOpened(PgDatabase database) {
        long oid = made(SHORT);
        connection.commit();
        try (LargeObject snapshot = objects.open(oid, AccessMode.READ);
                LargeObject current = objects.open(oid, AccessMode.READ_WRITE)) {
            try (Connection other = Pgadapt.connect(database.dsn())) {
                try (LargeObject theirs = other.largeObjects().open(oid, AccessMode.WRITE)) {
                    theirs.write("SOME".getBytes(StandardCharsets.UTF_8));
                }
                other.commit();
            }
            assertThat(snapshot.readAll()).asString().isEqualTo("some data");
            assertThat(current.readAll()).asString().isEqualTo("SOME data");
        }
    }
}
