package io.pgadapt.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.internal.sql.StatementKind;
import io.pgadapt.protocol.message.TransactionStatus;
import org.junit.jupiter.api.Test;

class TransactionScopesTest {
    private final TransactionScopes scopes = new TransactionScopes();

    @Test
    void theEndOfTheTransactionEndsAllOfItsScopes() {
        TransactionScope first = scopes.current();
        scopes.openBlock();
        TransactionScope inner = scopes.current();

        scopes.changed(TransactionStatus.IN_TRANSACTION, TransactionStatus.IDLE);

        assertThat(first.isOver()).isTrue();
        assertThat(inner.isOver()).isTrue();
        assertThat(scopes.current().isOver()).isFalse();
    }

    @Test
    void theBeginOfATransactionAndItsFailureEndNothing() {
        TransactionScope before = scopes.current();

        scopes.changed(TransactionStatus.IDLE, TransactionStatus.IN_TRANSACTION);
        scopes.changed(TransactionStatus.IN_TRANSACTION, TransactionStatus.FAILED);
        scopes.changed(TransactionStatus.FAILED, TransactionStatus.IN_TRANSACTION);

        assertThat(before.isOver()).isFalse();
        assertThat(scopes.current()).isSameAs(before);
    }

    @Test
    void commitWithinOneTextEndsTheTransactionThoughTheServerSaysThatOneIsOpen() {
        TransactionScope before = scopes.current();

        scopes.saw(StatementKind.COMMIT);
        scopes.changed(TransactionStatus.IN_TRANSACTION, TransactionStatus.IN_TRANSACTION);

        assertThat(before.isOver()).isTrue();
    }

    @Test
    void undoingABlockEndsWhatWasMadeInItAndInBlocksThatWereReleasedIntoIt() {
        TransactionScope outer = scopes.current();
        scopes.openBlock();
        scopes.openBlock();
        TransactionScope innermost = scopes.current();
        scopes.releaseBlock();
        assertThat(innermost.isOver()).isFalse();

        scopes.undoBlock();

        assertThat(innermost.isOver()).isTrue();
        assertThat(outer.isOver()).isFalse();
        assertThat(scopes.current()).isSameAs(outer);
    }

    @Test
    void rollingBackToASavepointOfSqlEndsAllSinceTheFirstOneOfTheBlock() {
        scopes.saw(StatementKind.SAVEPOINT);
        TransactionScope outside = scopes.current();
        scopes.openBlock();
        TransactionScope ofBlock = scopes.current();
        scopes.saw(StatementKind.SAVEPOINT);
        scopes.saw(StatementKind.SAVEPOINT);
        TransactionScope since = scopes.current();

        scopes.saw(StatementKind.ROLLBACK_TO);

        assertThat(since.isOver()).isTrue();
        assertThat(ofBlock.isOver()).isFalse();
        assertThat(outside.isOver()).isFalse();
        assertThat(scopes.current().isOver()).isFalse();
        scopes.saw(StatementKind.ROLLBACK_TO);
        scopes.releaseBlock();
        assertThat(scopes.current()).isSameAs(outside);
    }

    @Test
    void rollingBackToASavepointThatNobodySawEndsNothing() {
        TransactionScope before = scopes.current();

        scopes.saw(StatementKind.ROLLBACK_TO);

        assertThat(before.isOver()).isFalse();
    }

    @Test
    void blocksThatEndAfterTheirTransactionLeaveTheNextOneAlone() {
        scopes.openBlock();
        scopes.saw(StatementKind.ROLLBACK);
        TransactionScope next = scopes.current();

        scopes.releaseBlock();

        assertThat(scopes.current()).isSameAs(next);
        assertThat(next.isOver()).isFalse();
    }
}
