package io.pgadapt;

import io.pgadapt.config.BatchMode;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.config.TargetSessionAttrs;
import io.pgadapt.copy.Copy;
import io.pgadapt.errors.Diagnostic;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.largeobject.DefaultLargeObjects;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.xa.SessionResource;
import io.pgadapt.largeobject.LargeObjects;
import io.pgadapt.replication.CopyBoth;
import io.pgadapt.row.Column;
import io.pgadapt.row.Row;
import io.pgadapt.row.RowAssembler;
import io.pgadapt.row.RowFactory;
import io.pgadapt.sql.Composable;
import io.pgadapt.sql.Identifier;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.Literals;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** The one connection there is. */
final class DefaultConnection implements Connection {
    private static final String PREPARED_TRANSACTIONS = "SELECT gid, prepared, owner::pg_catalog.text,"
            + " database::pg_catalog.text FROM pg_catalog.pg_prepared_xacts ORDER BY prepared, gid";

    /** Servers before PostgreSQL 16 have no setting for the iterations. */
    private static final String PASSWORD_SETTINGS = "SELECT pg_catalog.current_setting('password_encryption'),"
            + " pg_catalog.current_setting('scram_iterations', true)::pg_catalog.int4";

    private final Session session;
    private final ConnectionInfo info;
    private final XAResource xaResource;
    private final Runnable closing;
    private volatile CodecRegistry types;
    private volatile Placeholders placeholders;
    private volatile BatchMode batchMode;

    DefaultConnection(
            Session session, ConnectionInfo info, CodecRegistry types, Placeholders placeholders, BatchMode batchMode) {
        this(session, info, types, placeholders, batchMode, session::close);
    }

    private DefaultConnection(
            Session session,
            ConnectionInfo info,
            CodecRegistry types,
            Placeholders placeholders,
            BatchMode batchMode,
            Runnable closing) {
        this.session = session;
        this.closing = closing;
        this.info = info;
        this.xaResource = new SessionResource(session);
        this.types = types;
        this.placeholders = placeholders;
        this.batchMode = batchMode;
    }

    /** Returns this connection's session for those who lend it. */
    ReusableSession reusable(TargetSessionAttrs wanted) {
        return new ReusableSession(session, this, wanted);
    }

    /** Returns a connection for somebody who has this one's session for a time; it begins as this one is. */
    DefaultConnection lentAs(Session tenant, Runnable giveBack) {
        return new DefaultConnection(tenant, info, types, placeholders, batchMode, giveBack);
    }

    @Override
    public Cursor<Row> cursor() {
        return cursor(RowFactory.rows());
    }

    @Override
    public <R> Cursor<R> cursor(RowFactory<R> factory) {
        return newCursor(factory);
    }

    @Override
    public NamedCursor<Row> namedCursor(String name) {
        return namedCursor(name, RowFactory.rows());
    }

    @Override
    public <R> NamedCursor<R> namedCursor(String name, RowFactory<R> factory) {
        return new DefaultNamedCursor<>(this, session, name, factory);
    }

    private <R> DefaultCursor<R> newCursor(RowFactory<R> factory) {
        return new DefaultCursor<>(this, session, factory);
    }

    @Override
    public Pipeline pipeline() {
        return new DefaultPipeline(session.pipeline(), this::newCursor, new CursorSettings(this, session.tenure()));
    }

    @Override
    public Cursor<Row> execute(String sql, @Nullable Object... parameters) {
        return cursor().execute(sql, parameters);
    }

    @Override
    public Cursor<Row> execute(String sql, Named parameters) {
        return cursor().execute(sql, parameters);
    }

    @Override
    public CopyBoth copyBoth(String command) {
        return session.replication().copyBoth(session.parse(command, ParameterStyle.NONE));
    }

    @Override
    public RowAssembler rowAssembler(List<Column> columns) {
        return session.replication().rowAssembler(columns, types);
    }

    @Override
    public Copy copy(Identifier table, String... columns) {
        return cursor().copy(table, columns);
    }

    @Override
    public Copy copyQuery(String query) {
        return cursor().copyQuery(query);
    }

    @Override
    public Copy copyQuery(Composable query) {
        return cursor().copyQuery(query);
    }

    @Override
    public Copy copyExpert(String sql) {
        return cursor().copyExpert(sql);
    }

    @Override
    public Copy copyExpert(Composable statement) {
        return cursor().copyExpert(statement);
    }

    @Override
    public void commit() {
        session.commit();
    }

    @Override
    public void rollback() {
        session.rollback();
    }

    @Override
    public Transaction transaction(TransactionModes modes) {
        return session.begin(modes);
    }

    @Override
    public <T extends @Nullable Object, E extends Exception> @Nullable T transaction(
            TransactionModes modes, RetryPolicy retries, TransactionWork<T, E> work) throws E {
        return new TransactionRunner(this, modes, retries).run(work);
    }

    @Override
    public void tpcBegin(Xid xid) {
        session.tpcBegin(xid);
    }

    @Override
    public void tpcPrepare() {
        session.tpcPrepare();
    }

    @Override
    public void tpcCommit() {
        session.tpcCommit();
    }

    @Override
    public void tpcCommit(Xid xid) {
        session.tpcCommit(xid);
    }

    @Override
    public void tpcRollback() {
        session.tpcRollback();
    }

    @Override
    public void tpcRollback(Xid xid) {
        session.tpcRollback(xid);
    }

    @Override
    public List<PreparedTransaction> tpcRecover() {
        RowBuffer rows = session.ask(PREPARED_TRANSACTIONS).rows();
        return rows.rows(0, rows.size()).stream()
                .map(DefaultConnection::preparedTransaction)
                .toList();
    }

    private static PreparedTransaction preparedTransaction(Row row) {
        return new PreparedTransaction(
                Xid.parse(Objects.requireNonNull(row.getString(0))),
                Objects.requireNonNull(row.get(1, OffsetDateTime.class)),
                Objects.requireNonNull(row.getString(2)),
                Objects.requireNonNull(row.getString(3)));
    }

    @Override
    public XAResource xaResource() {
        return xaResource;
    }

    @Override
    public TransactionModes transactionModes() {
        return session.modes();
    }

    @Override
    public Connection transactionModes(TransactionModes modes) {
        session.modes(modes);
        return this;
    }

    @Override
    public boolean autocommit() {
        return session.autocommit();
    }

    @Override
    public Connection autocommit(boolean on) {
        session.autocommit(on);
        return this;
    }

    @Override
    public TransactionStatus transactionStatus() {
        if (isClosed()) {
            return TransactionStatus.UNKNOWN;
        }
        if (session.state().hasFailed()) {
            return TransactionStatus.FAILED;
        }
        return session.state().inTransaction() ? TransactionStatus.IN_TRANSACTION : TransactionStatus.IDLE;
    }

    @Override
    public String clientEncoding() {
        return session.state().clientEncoding().name();
    }

    @Override
    public Connection clientEncoding(String encoding) {
        session.ask("SET client_encoding TO " + Literals.quote(encoding));
        return this;
    }

    @Override
    public ExecutionMode executionMode() {
        return session.mode();
    }

    @Override
    public Connection executionMode(ExecutionMode mode) {
        session.mode(mode);
        return this;
    }

    @Override
    public Placeholders placeholders() {
        return placeholders;
    }

    @Override
    public Connection placeholders(Placeholders newPlaceholders) {
        placeholders = newPlaceholders;
        return this;
    }

    @Override
    public BatchMode batchMode() {
        return batchMode;
    }

    @Override
    public Connection batchMode(BatchMode mode) {
        batchMode = mode;
        return this;
    }

    @Override
    public CodecRegistry types() {
        return types;
    }

    @Override
    public Connection types(UnaryOperator<CodecRegistry.Builder> change) {
        types = change.apply(types.newBuilder()).build();
        return this;
    }

    @Override
    public ConnectionInfo info() {
        return info;
    }

    @Override
    public List<Diagnostic> notices() {
        return session.state().notices();
    }

    @Override
    public Connection onNotice(@Nullable Consumer<? super Diagnostic> handler) {
        session.tenure().require();
        session.state().onNotice(handler);
        return this;
    }

    @Override
    public void reset() {
        session.reset();
    }

    @Override
    public String encryptPassword(String password, String user) {
        RowBuffer answer = session.ask(PASSWORD_SETTINGS).rows();
        Row row = answer.rows(0, 1).get(0);
        int iterations = row.isNull(1) ? PasswordEncryption.DEFAULT_ITERATIONS : row.getInt(1);
        return PasswordEncryption.ofSetting(Objects.requireNonNull(row.getString(0)))
                .encrypt(password, user, iterations);
    }

    @Override
    public LargeObjects largeObjects() {
        return new DefaultLargeObjects(this, session);
    }

    @Override
    public Notifications notifies() {
        return new DefaultNotifications(session);
    }

    @Override
    public Connection onNotification(@Nullable Consumer<? super Notification> handler) {
        session.tenure().require();
        session.state().onNotification(handler);
        return this;
    }

    @Override
    public Duration statementTimeout() {
        return session.statementTimeout();
    }

    @Override
    public Connection statementTimeout(Duration timeout) {
        session.statementTimeout(Timeouts.requireValid(timeout));
        return this;
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public boolean isClosed() {
        return session.isClosed();
    }

    @Override
    public boolean isBroken() {
        return session.isBroken();
    }

    @Override
    public void close() {
        closing.run();
    }

    /** Returns the class and where it leads to; the password is masked. */
    @Override
    public String toString() {
        return "Connection[" + info.dsn() + (isClosed() ? ", closed]" : "]");
    }
}
