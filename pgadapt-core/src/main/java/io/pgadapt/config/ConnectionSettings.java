package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to connect: a connection string, completed from a service file, the environment and defaults, and checked; all as libpq
 * 18 does it (PostgreSQL manual 32.1, 32.15 to 32.17).
 *
 * <p>For each keyword the first of these counts: what the program gives, the service file, the environment variable, the default. An
 * empty value counts as not set, but still hides the weaker sources.
 *
 * <p>One default is decided anew for each connection: without a host, the socket of a local server if there is one
 * ({@code /var/run/postgresql}, then {@code /tmp}), else {@code localhost}.
 *
 * <p>Immutable and thread-safe. No text made by this class contains a password.
 */
public final class ConnectionSettings {
    private final Map<Keyword, String> given;
    private final Environment environment;
    private final ResolvedSettings settings;
    private final SslSettings ssl;

    private ConnectionSettings(Map<Keyword, String> given, Environment environment) {
        this.given = given;
        this.environment = environment;
        this.settings = new ResolvedSettings(given, environment);
        this.ssl = SslSettings.of(settings, environment.certificateDirectory());
        hosts();
    }

    /**
     * Reads a connection string, in the surroundings of this process.
     *
     * @param dsn URI or {@code keyword=value} pairs; may be empty
     * @throws ProgrammingError when it is not well-formed, or any setting from any source is not acceptable
     */
    public static ConnectionSettings parse(String dsn) {
        return builder(dsn).build();
    }

    /** Starts from nothing but the surroundings of this process. */
    public static Builder builder() {
        return new Builder(new LinkedHashMap<>(), Environment.system());
    }

    /**
     * Starts from a connection string, in the surroundings of this process.
     *
     * @throws ProgrammingError when it is not well-formed or has an unknown keyword
     */
    public static Builder builder(String dsn) {
        return new Builder(new LinkedHashMap<>(new ConnectionStringReader(dsn).read()), Environment.system());
    }

    /** Starts from these settings. */
    public Builder toBuilder() {
        return new Builder(new LinkedHashMap<>(given), environment);
    }

    /** These settings with one of them replaced; see {@link Builder#set(Keyword, String)}. */
    public ConnectionSettings with(Keyword keyword, String value) {
        return toBuilder().set(keyword, value).build();
    }

    /** The value of a keyword wherever it came from; null when it is not set or empty. For passwords too: do not log it. */
    public @Nullable String get(Keyword keyword) {
        return settings.text(keyword);
    }

    /**
     * All values by keyword, wherever they came from, defaults included, in the order in which the manual has them; without
     * secrets. Unmodifiable.
     */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Keyword keyword : Keyword.values()) {
            String value = switch (keyword) {
                case USER -> user();
                case DBNAME -> database();
                default -> get(keyword);
            };
            if (value != null && !keyword.isSecret()) {
                parameters.put(keyword.text(), value);
            }
        }
        return Collections.unmodifiableMap(parameters);
    }

    /** The role to connect as. */
    public String user() {
        return settings.text(Keyword.USER, environment.user());
    }

    /** The database to connect to. For physical replication without one, {@code replication}: the name password files use. */
    public String database() {
        return settings.text(Keyword.DBNAME, replication() == Replication.PHYSICAL ? "replication" : user());
    }

    /** The places to try, in the order in which they were given; at least one. */
    public List<HostSpec> hosts() {
        return HostList.of(
                settings.text(Keyword.HOST, ""),
                settings.text(Keyword.HOSTADDR, ""),
                settings.text(Keyword.PORT, ""),
                environment.socketDirectories());
    }

    /**
     * Finds the password for a host: given by the program or the environment, else read from the password file, now. The file is read at
     * each call, so that a change of it works at once.
     */
    public Password passwordFor(HostSpec host) {
        String password = settings.text(Keyword.PASSWORD);
        if (password != null) {
            return Password.of(password);
        }
        String file =
                settings.text(Keyword.PASSFILE, environment.defaultPassfile().toString());
        boolean defaultSocket = environment.socketDirectories().stream()
                .anyMatch(directory -> directory.toString().equals(host.name()));
        String wanted = defaultSocket ? "localhost" : host.name();
        return new PassFile(Path.of(file)).lookup(wanted, host.port(), database(), user());
    }

    /** Time allowed for each address, from the first packet to the end of authentication; null for no limit. */
    public @Nullable Duration connectTimeout() {
        int seconds = number(Keyword.CONNECT_TIMEOUT);
        return seconds <= 0 ? null : Duration.ofSeconds(seconds);
    }

    /** The encoding of text on its way; null for UTF-8, which is also what {@code auto} means: Java's text is Unicode. */
    public @Nullable String clientEncoding() {
        String encoding = settings.text(Keyword.CLIENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("auto") ? null : encoding;
    }

    /** Command-line options for the server process, such as {@code -c geqo=off}; may be empty. */
    public String options() {
        return settings.text(Keyword.OPTIONS, "");
    }

    /** What the session is called in {@code pg_stat_activity}; null when neither it nor its fallback is set. */
    public @Nullable String applicationName() {
        String name = settings.text(Keyword.APPLICATION_NAME);
        return name != null ? name : settings.text(Keyword.FALLBACK_APPLICATION_NAME);
    }

    /** How TCP watches idle connections. */
    public KeepAlive keepAlive() {
        Integer enabled = settings.map(Keyword.KEEPALIVES, ValueRules::parseInteger);
        return new KeepAlive(
                enabled == null || enabled != 0,
                seconds(Keyword.KEEPALIVES_IDLE),
                seconds(Keyword.KEEPALIVES_INTERVAL),
                Math.max(0, number(Keyword.KEEPALIVES_COUNT)));
    }

    /** How long sent data may stay unacknowledged; null for the system's default. */
    public @Nullable Duration tcpUserTimeout() {
        int millis = number(Keyword.TCP_USER_TIMEOUT);
        return millis <= 0 ? null : Duration.ofMillis(millis);
    }

    /** All that concerns TLS. */
    public SslSettings ssl() {
        return ssl;
    }

    /** Whether authentication must be tied to the TLS session. */
    public ChannelBinding channelBinding() {
        return Choices.parse(ChannelBinding.class, settings.text(Keyword.CHANNEL_BINDING, "prefer"));
    }

    /** Ways to authenticate that the server may ask for; all of them unless {@code require_auth} is set. */
    public Set<AuthMethod> allowedAuthMethods() {
        Set<AuthMethod> methods = settings.map(Keyword.REQUIRE_AUTH, RequireAuth::parse);
        return methods == null ? EnumSet.allOf(AuthMethod.class) : methods;
    }

    /** The operating system's user that must own the server process at the other end of a Unix-domain socket; null for any. */
    public @Nullable String requirePeer() {
        return settings.text(Keyword.REQUIREPEER);
    }

    /** The oldest version of the wire protocol to accept. */
    public ProtocolVersion minProtocolVersion() {
        ProtocolVersion version = settings.map(Keyword.MIN_PROTOCOL_VERSION, Versions::protocol);
        return version == null ? ProtocolVersion.V3_0 : version;
    }

    /**
     * The version of the wire protocol to ask for. 3.0 unless set, because there are poolers that cannot negotiate; the latest when the
     * minimum is above 3.0.
     */
    public ProtocolVersion maxProtocolVersion() {
        ProtocolVersion version = settings.map(Keyword.MAX_PROTOCOL_VERSION, Versions::protocol);
        ProtocolVersion unset =
                minProtocolVersion() == ProtocolVersion.V3_0 ? ProtocolVersion.V3_0 : ProtocolVersion.latest();
        return version == null ? unset : version;
    }

    /** Whether the session speaks the replication protocol. */
    public Replication replication() {
        Replication replication = settings.map(Keyword.REPLICATION, ReplicationMode::parse);
        return replication == null ? Replication.OFF : replication;
    }

    /** Which servers are acceptable. */
    public TargetSessionAttrs targetSessionAttrs() {
        return Choices.parse(TargetSessionAttrs.class, settings.text(Keyword.TARGET_SESSION_ATTRS, "any"));
    }

    /** In which order hosts and addresses are tried. */
    public LoadBalanceHosts loadBalanceHosts() {
        return Choices.parse(LoadBalanceHosts.class, settings.text(Keyword.LOAD_BALANCE_HOSTS, "disable"));
    }

    /** How statements travel: what stands between client and server decides that, so that it may be said where that is. */
    public ExecutionMode executionMode() {
        return Choices.parse(ExecutionMode.class, settings.text(Keyword.EXECUTION_MODE, "cached"));
    }

    /**
     * Server settings that the environment asks for, by the server's name: {@code DateStyle} ({@code PGDATESTYLE}), {@code TimeZone}
     * ({@code PGTZ}) and {@code geqo} ({@code PGGEQO}).
     */
    public Map<String, String> environmentServerSettings() {
        return ServerVariables.of(environment);
    }

    /** The surroundings these settings were completed from. */
    public Environment environment() {
        return environment;
    }

    /** What the program gave, as a connection string of the form {@code keyword=value}, passwords masked. */
    public String dsn() {
        return KeywordValueWriter.writeMasked(given);
    }

    /** What the program gave, passwords masked. */
    @Override
    public String toString() {
        return "ConnectionSettings[" + dsn() + "]";
    }

    private int number(Keyword keyword) {
        Integer number = settings.map(keyword, ValueRules::parseInteger);
        return number == null ? 0 : number;
    }

    private @Nullable Duration seconds(Keyword keyword) {
        int seconds = number(keyword);
        return seconds <= 0 ? null : Duration.ofSeconds(seconds);
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private final Map<Keyword, String> given;
        private Environment environment;

        private Builder(Map<Keyword, String> given, Environment environment) {
            this.given = given;
            this.environment = environment;
        }

        /** Replaces the surroundings: for programs that want none of the process's variables, and for tests. */
        public Builder environment(Environment surroundings) {
            this.environment = surroundings;
            return this;
        }

        /**
         * Sets a keyword. A {@code dbname} that is itself a connection string sets all that is in it, replacing what was set before.
         *
         * @throws ProgrammingError when a {@code dbname} looks like a connection string and is not well-formed
         */
        public Builder set(Keyword keyword, String value) {
            if (keyword == Keyword.DBNAME && ConnectionStringReader.recognises(value)) {
                given.putAll(new ConnectionStringReader(value).read());
            } else {
                given.put(keyword, value);
            }
            return this;
        }

        /**
         * Sets a keyword by its name.
         *
         * @throws ProgrammingError when there is no such keyword
         */
        public Builder set(String keyword, String value) {
            return set(Keyword.of(keyword), value);
        }

        /** Forgets a keyword, so that weaker sources count again. */
        public Builder unset(Keyword keyword) {
            given.remove(keyword);
            return this;
        }

        /** Sets {@code host}: one or several, separated by commas. */
        public Builder host(String host) {
            return set(Keyword.HOST, host);
        }

        /** Sets {@code port}. */
        public Builder port(int port) {
            return set(Keyword.PORT, String.valueOf(port));
        }

        /** Sets {@code dbname}; see {@link #set(Keyword, String)}. */
        public Builder database(String database) {
            return set(Keyword.DBNAME, database);
        }

        /** Sets {@code user}. */
        public Builder user(String user) {
            return set(Keyword.USER, user);
        }

        /** Sets {@code password}. */
        public Builder password(String password) {
            return set(Keyword.PASSWORD, password);
        }

        /** Sets {@code application_name}. */
        public Builder applicationName(String name) {
            return set(Keyword.APPLICATION_NAME, name);
        }

        /** Sets {@code connect_timeout}, rounded up to whole seconds; zero for no limit. */
        public Builder connectTimeout(Duration timeout) {
            long seconds = timeout.plusNanos(999_999_999).toSeconds();
            return set(Keyword.CONNECT_TIMEOUT, String.valueOf(Math.min(seconds, Integer.MAX_VALUE)));
        }

        /** Sets {@code sslmode}. */
        public Builder sslMode(SslMode mode) {
            return set(Keyword.SSLMODE, mode.text());
        }

        /** Sets {@code target_session_attrs}. */
        public Builder targetSessionAttrs(TargetSessionAttrs attributes) {
            return set(Keyword.TARGET_SESSION_ATTRS, attributes.text());
        }

        /** Sets {@code execution_mode}. */
        public Builder executionMode(ExecutionMode mode) {
            return set(Keyword.EXECUTION_MODE, mode.text());
        }

        /**
         * Completes and checks the settings.
         *
         * @throws ProgrammingError when any setting from any source is not acceptable
         */
        public ConnectionSettings build() {
            return new ConnectionSettings(new LinkedHashMap<>(given), environment);
        }
    }
}
