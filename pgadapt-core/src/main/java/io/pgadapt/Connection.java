package io.pgadapt;

import io.pgadapt.config.BatchMode;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.copy.CopyOperations;
import io.pgadapt.errors.Diagnostic;
import io.pgadapt.largeobject.LargeObjects;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.row.Column;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowAssembler;
import io.pgadapt.row.RowFactory;
import io.pgadapt.sql.Composable;
import io.pgadapt.types.CodecRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * A session with a server: DB-API's connection.
 *
 * <p>Unless in autocommit, the first statement begins a transaction, which lasts until {@link #commit} or
 * {@link #rollback}; closing the connection without a commit rolls back.
 *
 * <p>Thread-safe: threads may share a connection, its statements run one after the other. They also share its
 * transaction. Interrupting the thread that waits for a statement cancels the statement; the connection stays usable.
 */
public interface Connection extends AutoCloseable, CopyOperations {

    /** Returns a new cursor whose rows are {@link Row}s. */
    Cursor<Row> cursor();

    /** Returns a new cursor whose rows are made by the factory. */
    <R extends @Nullable Object> Cursor<R> cursor(RowFactory<R> factory);

    /** Returns a new cursor of that name on the server, whose rows are {@link Row}s. */
    NamedCursor<Row> namedCursor(String name);

    /**
     * Returns a new cursor of that name on the server, whose rows are made by the factory. It is declared by
     * {@link NamedCursor#execute}, or is there already: a function's result of type {@code refcursor} is such a name.
     *
     * @param name any name, kept as it is
     * @throws io.pgadapt.errors.ProgrammingError when the name has more than the 63 bytes that PostgreSQL distinguishes
     */
    <R extends @Nullable Object> NamedCursor<R> namedCursor(String name, RowFactory<R> factory);

    /** Runs a statement on a new cursor; see {@link Cursor#execute(String, Object...)}. */
    Cursor<Row> execute(String sql, @Nullable Object... parameters);

    /** Runs a statement with named parameters on a new cursor; see {@link Cursor#execute(String, Named)}. */
    Cursor<Row> execute(String sql, Named parameters);

    /** Runs a composed statement on a new cursor; see {@link Cursor#execute(Composable, Object...)}. */
    default Cursor<Row> execute(Composable statement, @Nullable Object... parameters) {
        return cursor().execute(statement, parameters);
    }

    /** Runs a composed statement with named parameters on a new cursor; see {@link Cursor#execute(Composable, Named)}. */
    default Cursor<Row> execute(Composable statement, Named parameters) {
        return cursor().execute(statement, parameters);
    }

    /**
     * Begins a pipeline: statements that do not wait for each other.
     *
     * @throws io.pgadapt.errors.ProgrammingError in {@link ExecutionMode#SIMPLE}, whose protocol has none
     */
    Pipeline pipeline();

    /**
     * Runs a replication command that streams in both directions, such as {@code START_REPLICATION}, on a connection whose
     * {@code replication} setting is {@code database} or {@code true}. Such a connection is in autocommit and in
     * {@link ExecutionMode#SIMPLE} from the beginning: its server takes nothing else.
     *
     * @throws io.pgadapt.errors.DatabaseError when the server refuses it
     * @throws io.pgadapt.errors.ProgrammingError when the command streams nothing
     */
    CopyBoth copyBoth(String command);

    /**
     * Returns what makes rows of values that do not come as the result of a query, with this connection's codecs and as its
     * session writes values now. Asks the server nothing, so that it also works while the connection streams, and when it is
     * closed.
     *
     * @param columns made by {@link Column#text} and {@link Column#binary}
     */
    RowAssembler rowAssembler(List<Column> columns);

    /**
     * Commits the transaction; does nothing when none is open.
     *
     * @throws io.pgadapt.errors.ProgrammingError when a block is open, which is to be ended instead
     * @throws io.pgadapt.errors.InternalError when the transaction had failed: it is rolled back, and the error that made
     *     it fail is the cause ({@link io.pgadapt.errors.sqlstate.InFailedSqlTransaction})
     * @throws io.pgadapt.errors.DatabaseError when the server refuses it, such as for a deferred constraint; the
     *     transaction is rolled back then
     */
    void commit();

    /**
     * Rolls the transaction back; does nothing when none is open.
     *
     * @throws io.pgadapt.errors.ProgrammingError when a block is open, which is to be ended instead
     */
    void rollback();

    /**
     * Opens a block of statements that take effect together or not at all, to be closed by {@code try}:
     *
     * <pre>{@code
     * try (Transaction tx = conn.transaction()) {
     *     conn.execute(...);
     *     tx.commit();
     * }
     * }</pre>
     *
     * <p>Where no transaction is open, the block is one, also in autocommit; it begins with its first statement. Otherwise it
     * is a savepoint.
     *
     * @throws io.pgadapt.errors.InternalError when a transaction is open that has failed
     */
    default Transaction transaction() {
        return transaction(TransactionModes.defaults());
    }

    /**
     * Opens a block as {@link #transaction()} does, as transaction of the given characteristics.
     *
     * @throws io.pgadapt.errors.ProgrammingError when a transaction is open, which cannot take them on
     */
    Transaction transaction(TransactionModes modes);

    /**
     * Does work in a block as {@link #transaction()} opens it: commits when the work is done, rolls back when it throws.
     *
     * @return what the work returns; null when it threw the {@link Transaction#rollbackSignal} of the block
     */
    default <T extends @Nullable Object, E extends Exception> @Nullable T transaction(TransactionWork<T, E> work)
            throws E {
        return transaction(TransactionModes.defaults(), RetryPolicy.none(), work);
    }

    /**
     * Does work in a block, and again from its beginning when the transaction fails because of others that ran at the same
     * time (SQLSTATE 40001 and 40P01), as the policy allows.
     *
     * <p>Only a whole transaction is tried again: within one that is open already, the error goes up to where that can be
     * done. What the work does outside of the database is done again, too.
     *
     * @return what the work returns; null when it threw the {@link Transaction#rollbackSignal} of the block
     */
    <T extends @Nullable Object, E extends Exception> @Nullable T transaction(
            TransactionModes modes, RetryPolicy retries, TransactionWork<T, E> work) throws E;

    /**
     * Begins a transaction that is to be committed in two phases: it is prepared first, and then waits on the server, even
     * across its restart, to be committed or rolled back. Until it has ended, {@link #commit} and {@link #rollback} are
     * refused; once it is prepared, so are statements.
     *
     * @throws io.pgadapt.errors.ProgrammingError when a transaction is open, or in autocommit
     * @see <a href="https://www.postgresql.org/docs/18/two-phase.html">PostgreSQL manual: Two-Phase Transactions</a>
     */
    void tpcBegin(Xid xid);

    /**
     * Ends the first phase.
     *
     * @throws io.pgadapt.errors.ProgrammingError when {@link #tpcBegin} was not called
     * @throws io.pgadapt.errors.DatabaseError when the server refuses it; the transaction is rolled back then
     */
    void tpcPrepare();

    /**
     * Commits the transaction that {@link #tpcBegin} began; where it was not prepared, in one phase.
     *
     * @throws io.pgadapt.errors.ProgrammingError when {@link #tpcBegin} was not called
     */
    void tpcCommit();

    /**
     * Commits a transaction that was prepared, by whatever connection to this database.
     *
     * @throws io.pgadapt.errors.ProgrammingError when a transaction is open here; or, as
     *     {@link io.pgadapt.errors.sqlstate.UndefinedObject}, when there is none of that name
     */
    void tpcCommit(Xid xid);

    /**
     * Rolls the transaction that {@link #tpcBegin} began back, prepared or not.
     *
     * @throws io.pgadapt.errors.ProgrammingError when {@link #tpcBegin} was not called
     */
    void tpcRollback();

    /** Rolls a transaction back that was prepared; otherwise as {@link #tpcCommit(Xid)}. */
    void tpcRollback(Xid xid);

    /** Returns the transactions that are prepared, in all databases of the server; begins no transaction for that. */
    List<PreparedTransaction> tpcRecover();

    /**
     * Returns this connection as a resource of a transaction manager, always the same object.
     *
     * <p>The manager begins and ends branches by it, also in autocommit; in between, statements of this connection are part of
     * the branch, while {@link #commit}, {@link #rollback} and statements after the branch's end are refused. A branch cannot
     * end well before the {@link #transaction() blocks} in it. Keep the connection open until the branch is prepared or over. The connection works for one branch at a time; once a branch is
     * prepared, the connection is free, and any connection to the database can end the branch. Branches have the names that
     * {@link Xid} has for them, so that pgjdbc and psycopg understand them. A branch without any statement is
     * {@code XA_RDONLY}.
     *
     * <p>Errors, beyond those for wrong arguments: {@code XAER_OUTSIDE} when a transaction is open that no manager knows;
     * {@code XAER_RMERR} when another branch has not ended; {@code XA_RBTRANSIENT}, {@code XA_RBDEADLOCK},
     * {@code XA_RBINTEGRITY}, {@code XA_RBTIMEOUT} and {@code XA_RBOTHER} when the branch was rolled back instead of being
     * prepared or committed in one phase; {@code XAER_RMFAIL} when the connection is lost or closed, or a branch that is
     * prepared cannot be ended now, which should be tried again.
     *
     * <p>A timeout is looked at when a branch ends: it does not stop statements.
     *
     * @see <a href="https://pubs.opengroup.org/onlinepubs/009680699/toc.pdf">The XA Specification</a>
     */
    XAResource xaResource();

    /** Returns the characteristics that transactions of this connection begin with. */
    TransactionModes transactionModes();

    /**
     * Sets the characteristics that transactions of this connection begin with; in autocommit those of each statement, for
     * which the server is told at once.
     *
     * @return this connection
     * @throws io.pgadapt.errors.ProgrammingError when a transaction is open
     */
    Connection transactionModes(TransactionModes modes);

    /** Returns whether statements run outside of transactions, unless one is begun by hand. */
    boolean autocommit();

    /**
     * Sets whether statements run outside of transactions.
     *
     * @return this connection
     * @throws io.pgadapt.errors.ProgrammingError when a transaction is open
     */
    Connection autocommit(boolean on);

    /** Returns where the session stands, as the server last said; needs no round trip. */
    TransactionStatus transactionStatus();

    /** Returns the encoding of text on its way, by PostgreSQL's name: {@code UTF8}, or what was set. */
    String clientEncoding();

    /**
     * Sets the encoding of text on its way, as {@code SET client_encoding} does, which works all the same: in a transaction, a
     * rollback takes it back. Needed only where the server cannot convert, as in databases in {@code SQL_ASCII}: Java's text is
     * Unicode, and the server converts between that and the database's encoding.
     *
     * <p>Any other encoding than UTF-8 has all values travel as text, which is slower, and makes strings of anonymous records'
     * fields. Text that does not exist in it is an error, before anything is sent.
     *
     * @param encoding PostgreSQL's name, such as {@code LATIN1}
     * @return this connection
     * @throws io.pgadapt.errors.DatabaseError when the server knows none of that name, or cannot convert
     */
    Connection clientEncoding(String encoding);

    /** Returns how statements travel. */
    ExecutionMode executionMode();

    /**
     * Sets how statements travel from now on.
     *
     * @return this connection
     */
    Connection executionMode(ExecutionMode mode);

    /** Returns how statements mark their parameters. */
    Placeholders placeholders();

    /**
     * Sets how statements mark their parameters, for cursors made from now on.
     *
     * @return this connection
     */
    Connection placeholders(Placeholders placeholders);

    /** Returns how the statements of {@link Cursor#executeMany} travel. */
    BatchMode batchMode();

    /**
     * Sets how the statements of {@link Cursor#executeMany} travel, for cursors made from now on.
     *
     * @return this connection
     */
    Connection batchMode(BatchMode mode);

    /** Returns the codecs of this connection; new cursors begin with them. */
    CodecRegistry types();

    /**
     * Changes the codecs of this connection and of cursors made from now on.
     *
     * @return this connection
     */
    Connection types(UnaryOperator<CodecRegistry.Builder> change);

    /** Returns what is known of the session and of the server. */
    ConnectionInfo info();

    /** Returns the notices that the server sent, at most the last 50, oldest first; they are logged, too. */
    List<Diagnostic> notices();

    /**
     * Has notices handed over as they arrive, on the thread that uses the connection; null ends that. An exception that
     * the handler throws ends the call during which the notice arrived, although the server has done what was asked.
     *
     * @return this connection
     */
    Connection onNotice(@Nullable Consumer<? super Diagnostic> handler);

    /**
     * Has the session be as it was at first, for whoever uses it next: rolls back what is open, also when it has failed, and
     * runs {@code DISCARD ALL}. Gone are settings, prepared statements, temporary tables, advisory locks, cursors that were held,
     * LISTENs, and the notices that were kept; autocommit is off, transactions have the default characteristics, a two-phase
     * commit is forgotten (what it has prepared stays on the server). What only Java knows of stays: codecs,
     * {@link #executionMode}, {@link #placeholders}, {@link #batchMode}, {@link #statementTimeout}, handlers, and notifications that were not taken yet.
     *
     * @throws io.pgadapt.errors.ProgrammingError when a block is open, which is to be ended first
     * @see <a href="https://www.postgresql.org/docs/18/sql-discard.html">PostgreSQL manual: DISCARD</a>
     */
    void reset();

    /**
     * Returns a password in the form that the server stores, as its {@code password_encryption} says, to be set by {@code ALTER
     * ROLE joe PASSWORD '...'} without anybody seeing it. Asks the server, beginning no transaction.
     *
     * @param user whose password it is to be
     * @throws io.pgadapt.errors.InternalError when a transaction is open that has failed
     * @see PasswordEncryption
     */
    String encryptPassword(String password, String user);

    /** Returns the large objects of the connection's database. */
    LargeObjects largeObjects();

    /** Returns the notifications that have arrived, and those that will. */
    Notifications notifies();

    /**
     * Has notifications handed over as they arrive, on the thread that uses the connection, instead of being kept; null
     * ends that. They arrive with whatever the connection is used for, and while a thread waits at {@link #notifies}. An
     * exception that the handler throws ends the call during which the notification arrived, although the server has done
     * what was asked.
     *
     * @return this connection
     */
    Connection onNotification(@Nullable Consumer<? super Notification> handler);

    /** Returns how long each call may wait for the server; zero for as long as it takes. */
    Duration statementTimeout();

    /**
     * Sets how long each call, such as a statement, a commit, or a stream's next rows, may wait for the server; cursors made
     * from now on begin with it. Zero, as at first, is for as long as it takes. What waits is the client: other than the
     * server's parameter {@code statement_timeout}, it notices a server that does not answer at all.
     *
     * <p>When time is up, the server is asked to stop what runs. The call then throws
     * {@link io.pgadapt.errors.QueryCanceledError} and the connection stays usable; when the server does not answer within
     * 5 s more ({@link Pgadapt.Builder#cancelTimeout}), the call throws {@link io.pgadapt.errors.OperationalError} and the
     * connection is broken. Time that is spent waiting for other threads' statements does not count.
     *
     * @return this connection
     * @throws IllegalArgumentException when it is negative
     */
    Connection statementTimeout(Duration timeout);

    /**
     * Stops what the connection runs, and never anything that runs later; does nothing when nothing runs. The statement ends
     * with {@link io.pgadapt.errors.QueryCanceledError}, unless it is complete before the request arrives. May be called
     * from any thread, and returns when the server has taken note; the request travels over a connection of its own,
     * encrypted if this one is. A statement that has not ended 5 s later ({@link Pgadapt.Builder#cancelTimeout}) is given up
     * together with the connection.
     *
     * @throws io.pgadapt.errors.OperationalError when the server could not be asked
     */
    void cancel();

    /** Returns whether {@link #close} was called, or the connection is broken. */
    boolean isClosed();

    /** Returns whether the connection was lost: by the network, by the server, or by bytes that make no sense. */
    boolean isBroken();

    /**
     * Ends the session; an open transaction is rolled back by the server. Does nothing the second time, and never throws.
     *
     * <p>While another thread runs a statement, waits for its end; after 5 s ({@link Pgadapt.Builder#cancelTimeout}) the
     * server is asked to stop it, and it fails as when the connection is lost. A server that does not answer is waited for no
     * longer than a second.
     */
    @Override
    void close();
}
