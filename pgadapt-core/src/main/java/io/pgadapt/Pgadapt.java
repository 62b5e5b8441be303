package io.pgadapt;

import io.pgadapt.config.BatchMode;
import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.ExecutionMode;
import io.pgadapt.config.Placeholders;
import io.pgadapt.config.Replication;
import io.pgadapt.internal.connect.CancelFlow;
import io.pgadapt.internal.connect.ConnectResources;
import io.pgadapt.internal.connect.Connector;
import io.pgadapt.internal.connect.Startup;
import io.pgadapt.internal.engine.Canceller;
import io.pgadapt.internal.engine.Observers;
import io.pgadapt.internal.engine.Session;
import io.pgadapt.internal.engine.SessionOptions;
import io.pgadapt.internal.engine.SessionState;
import io.pgadapt.observe.ConnectStart;
import io.pgadapt.observe.Observer;
import io.pgadapt.protocol.transport.Deadline;
import io.pgadapt.types.CodecModule;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.TypeCatalog;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What connections to one database share: settings, codecs, and what is known of the database's types. Makes connections.
 *
 * <p>Made once and kept: later connections profit from what earlier ones have learnt. Immutable and thread-safe.
 */
public final class Pgadapt {
    private final ConnectionSettings settings;
    private final @Nullable Supplier<@Nullable String> password;
    private final CodecRegistry types;
    private final Placeholders placeholders;
    private final BatchMode batchMode;
    private final SessionOptions options;
    private final ConnectResources resources;
    private final Connector connector;

    private Pgadapt(Builder builder) {
        this.settings = builder.settings.build();
        this.types = builder.types;
        this.placeholders = builder.placeholders;
        this.batchMode = builder.batchMode;
        this.options = new SessionOptions(
                settings.executionMode(),
                builder.maxStatements,
                builder.maxStatementBytes,
                builder.statementTimeout,
                builder.cancelTimeout,
                builder.observers,
                new TypeCatalog(),
                builder.trace);
        this.resources = builder.resources;
        this.password = builder.password;
        this.connector = new Connector(settings, password, resources);
    }

    /**
     * Connects with a connection string, for those who need one connection.
     *
     * @param dsn a URI or {@code keyword=value} pairs, as libpq takes them; may be empty
     * @throws io.pgadapt.errors.ProgrammingError when the string is malformed
     * @throws io.pgadapt.errors.OperationalError when no server could be reached, or none would have us
     */
    public static Connection connect(String dsn) {
        return builder(dsn).build().connect();
    }

    /** Returns a builder whose settings come from the environment alone. */
    public static Builder builder() {
        return new Builder(ConnectionSettings.builder());
    }

    /**
     * Returns a builder with the settings of a connection string.
     *
     * @param dsn a URI or {@code keyword=value} pairs, as libpq takes them; may be empty
     * @throws io.pgadapt.errors.ProgrammingError when the string is malformed
     */
    public static Builder builder(String dsn) {
        return new Builder(ConnectionSettings.builder(dsn));
    }

    /** Returns a builder with the given settings. */
    public static Builder builder(ConnectionSettings settings) {
        return new Builder(settings.toBuilder());
    }

    /** Returns a builder that starts with everything as it is here; what was learnt of servers is not taken along. */
    public Builder newBuilder() {
        return new Builder(this);
    }

    /**
     * Connects: opens a session with the first server that is as asked for.
     *
     * @throws io.pgadapt.errors.OperationalError when no server could be reached, or none would have us; the message lists
     *     every address that was tried, and why not
     */
    public Connection connect() {
        return connect(Deadline.none());
    }

    /**
     * Connects as {@link #connect()} does, for those who lend the session to one user after the other.
     *
     * @param timeout how long it may take for all hosts together
     * @throws io.pgadapt.errors.OperationalError as {@link #connect()} does, or when time is up
     */
    public ReusableSession connectReusable(Duration timeout) {
        DefaultConnection connection = connect(Deadline.after(timeout));
        return connection.reusable(settings.targetSessionAttrs());
    }

    private DefaultConnection connect(Deadline limit) {
        ConnectStart start = new ConnectStart(hosts(), settings.database(), settings.user());
        Observers.Watch watch = options.observers().connecting(start);
        try {
            DefaultConnection connection = connection(connector.connect(limit));
            watch.succeeded(-1);
            return connection;
        } catch (RuntimeException | Error e) {
            watch.failed(e);
            throw e;
        }
    }

    private String hosts() {
        return settings.hosts().stream()
                .map(host -> host.name() + ":" + host.port())
                .collect(Collectors.joining(","));
    }

    private DefaultConnection connection(Startup startup) {
        SessionState state = new SessionState(startup.parameters(), startup.notices(), startup.transaction());
        SessionOptions.Identity identity = new SessionOptions.Identity(settings.database(), startup.processId());
        Session session = new Session(startup.channel(), state, canceller(startup), identity, options);
        DefaultConnection connection = new DefaultConnection(
                session, new SessionInfo(settings, startup, state), types, placeholders, batchMode);
        // a server that replicates runs SQL, if at all, by the simple protocol only, and its commands in no transaction
        if (settings.replication() != Replication.OFF) {
            connection.executionMode(ExecutionMode.SIMPLE).autocommit(true);
        }
        return connection;
    }

    /** Returns the settings. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** Returns the codecs that connections begin with. */
    public CodecRegistry types() {
        return types;
    }

    /** Returns the connection string, with the password masked. */
    @Override
    public String toString() {
        return "Pgadapt[" + settings.dsn() + "]";
    }

    private Canceller canceller(Startup startup) {
        if (startup.key() == null) {
            return deadline -> {
                throw new IOException("the server gave no key to cancel with");
            };
        }
        return new CancelFlow(settings, resources, startup)::cancel;
    }

    /** Gathers what a {@link Pgadapt} is made of. Not thread-safe. */
    public static final class Builder {
        private static final int DEFAULT_MAX_STATEMENTS = 256;
        private static final Duration DEFAULT_CANCEL_TIMEOUT = Duration.ofSeconds(5);
        private static final long DEFAULT_MAX_STATEMENT_BYTES = 5L * 1024 * 1024;

        private final ConnectionSettings.Builder settings;
        private @Nullable Supplier<@Nullable String> password;
        private CodecRegistry types = CodecRegistry.defaults();
        private Placeholders placeholders = Placeholders.NATIVE;
        private BatchMode batchMode = BatchMode.PIPELINED;
        private int maxStatements = DEFAULT_MAX_STATEMENTS;
        private long maxStatementBytes = DEFAULT_MAX_STATEMENT_BYTES;
        private Duration statementTimeout = Duration.ZERO;
        private Duration cancelTimeout = DEFAULT_CANCEL_TIMEOUT;
        private Observers observers = Observers.none();
        private @Nullable Consumer<String> trace;
        private ConnectResources resources = ConnectResources.create();

        private Builder(ConnectionSettings.Builder settings) {
            this.settings = settings;
        }

        private Builder(Pgadapt origin) {
            this.settings = origin.settings.toBuilder();
            this.password = origin.password;
            this.types = origin.types;
            this.placeholders = origin.placeholders;
            this.batchMode = origin.batchMode;
            this.maxStatements = origin.options.maxStatements();
            this.maxStatementBytes = origin.options.maxStatementBytes();
            this.statementTimeout = origin.options.statementTimeout();
            this.cancelTimeout = origin.options.cancelTimeout();
            this.observers = origin.options.observers();
            this.trace = origin.options.trace();
        }

        /**
         * Sets a setting by libpq's name for it, such as {@code sslmode}.
         *
         * @return this builder
         * @throws io.pgadapt.errors.ProgrammingError when there is no such setting, or it cannot have that value
         */
        public Builder set(String keyword, String value) {
            settings.set(keyword, value);
            return this;
        }

        /**
         * Has the password asked for at each physical connect whose server wants one, on the connecting thread; null or an
         * empty answer leaves it to the settings.
         *
         * @return this builder
         */
        public Builder password(Supplier<@Nullable String> supplier) {
            password = supplier;
            return this;
        }

        /**
         * Changes the codecs that connections begin with.
         *
         * @return this builder
         */
        public Builder types(UnaryOperator<CodecRegistry.Builder> change) {
            types = change.apply(types.newBuilder()).build();
            return this;
        }

        /**
         * Adds codecs that belong together to those that connections begin with.
         *
         * @return this builder
         */
        public Builder install(CodecModule module) {
            return types(registry -> registry.install(module));
        }

        /**
         * Sets how statements travel, as {@code execution_mode} in a connection string does; {@link ExecutionMode#CACHED} at first.
         *
         * @return this builder
         */
        public Builder executionMode(ExecutionMode mode) {
            settings.executionMode(mode);
            return this;
        }

        /**
         * Sets how statements mark their parameters; {@link Placeholders#NATIVE} at first.
         *
         * @return this builder
         */
        public Builder placeholders(Placeholders style) {
            placeholders = style;
            return this;
        }

        /**
         * Sets how the statements of {@link Cursor#executeMany} travel; {@link BatchMode#PIPELINED} at first.
         *
         * @return this builder
         */
        public Builder batchMode(BatchMode mode) {
            batchMode = mode;
            return this;
        }

        /**
         * Sets how many statements stay prepared in each session, and how many bytes their texts may take together: 256
         * statements and 5 MiB at first. The least recently used ones go first; 0 keeps none.
         *
         * @return this builder
         * @throws IllegalArgumentException when one is negative
         */
        public Builder statementCache(int statements, long bytes) {
            if (statements < 0 || bytes < 0) {
                throw new IllegalArgumentException(
                        "a cache of " + statements + " statements and " + bytes + " bytes; neither can be negative");
            }
            maxStatements = statements;
            maxStatementBytes = bytes;
            return this;
        }

        /**
         * Sets how long each call of new connections may wait for the server; zero, as at first, for as long as it takes.
         *
         * @return this builder
         * @throws IllegalArgumentException when it is negative
         * @see Connection#statementTimeout(Duration)
         */
        public Builder statementTimeout(Duration timeout) {
            statementTimeout = Timeouts.requireValid(timeout);
            return this;
        }

        /**
         * Sets how long a statement may take to end that was cancelled, was interrupted or has taken too long: after that the
         * server counts as deaf, and the connection is given up; 5 s at first. {@link Connection#close} waits that long for
         * another thread's statement.
         *
         * @return this builder
         * @throws IllegalArgumentException when it is not positive
         */
        public Builder cancelTimeout(Duration timeout) {
            cancelTimeout = Timeouts.requirePositive(timeout);
            return this;
        }

        /**
         * Adds somebody who learns what connections do. The Flight Recorder is told without being added: its events are named
         * {@code io.pgadapt.Connect}, {@code Statement}, {@code Transaction} and {@code Notification}.
         *
         * @return this builder
         */
        public Builder observer(Observer observer) {
            observers = observers.and(observer);
            return this;
        }

        /**
         * Has every message of sessions that are made from now on handed over as a line in libpq's trace format, on the thread
         * that uses the connection. SQL and parameters are in it; passwords and keys are not.
         *
         * @return this builder
         * @see <a href="https://www.postgresql.org/docs/18/libpq-control.html#LIBPQ-PQTRACE">PostgreSQL manual: PQtrace</a>
         */
        public Builder trace(Consumer<String> lines) {
            trace = lines;
            return this;
        }

        /** Replaces what connections share while they are made; for tests. */
        Builder resources(ConnectResources shared) {
            resources = shared;
            return this;
        }

        /**
         * Returns what was gathered.
         *
         * @throws io.pgadapt.errors.ProgrammingError when settings contradict each other
         */
        public Pgadapt build() {
            return new Pgadapt(this);
        }
    }
}
