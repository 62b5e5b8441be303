package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every keyword of a connection string, as libpq 18 has them (PostgreSQL manual 32.1.2 and 32.15), and one of pgadapt's own at the
 * end: its name, the environment variable that stands in for it, its default, and what it accepts. Parsing, checking and error
 * messages all read this table.
 */
public enum Keyword {
    SERVICE("service", "PGSERVICE", null, ValueRules.text("a section of the service file")),
    USER("user", "PGUSER", null, ValueRules.text("a role; default: the operating system's user")),
    PASSWORD("password", "PGPASSWORD", null, ValueRules.text("a password; default: looked up in the password file")),
    PASSFILE("passfile", "PGPASSFILE", null, ValueRules.text("a file; default: ~/.pgpass")),
    CHANNEL_BINDING("channel_binding", "PGCHANNELBINDING", "prefer", ValueRules.choice(ChannelBinding.class)),
    CONNECT_TIMEOUT(
            "connect_timeout",
            "PGCONNECT_TIMEOUT",
            null,
            ValueRules.integer("whole seconds for each address, 0 or less for no limit")),
    DBNAME("dbname", "PGDATABASE", null, ValueRules.text("a database; default: the same as user")),
    HOST("host", "PGHOST", null, ValueRules.text("names, addresses or socket directories, separated by commas")),
    HOSTADDR("hostaddr", "PGHOSTADDR", null, ValueRules.text("numeric addresses, separated by commas")),
    PORT("port", "PGPORT", "5432", ValueRules.parsed("numbers from 1 to 65535, separated by commas", HostList::ports)),
    CLIENT_ENCODING("client_encoding", "PGCLIENTENCODING", null, ValueRules.encoding()),
    OPTIONS("options", "PGOPTIONS", "", ValueRules.text("command-line options for the server, such as -c name=value")),
    APPLICATION_NAME("application_name", "PGAPPNAME", null, ValueRules.text("a name")),
    FALLBACK_APPLICATION_NAME("fallback_application_name", null, null, ValueRules.text("a name")),
    KEEPALIVES("keepalives", null, null, ValueRules.integer("0 for off, 1 for on")),
    KEEPALIVES_IDLE("keepalives_idle", null, null, ValueRules.integer("whole seconds")),
    KEEPALIVES_INTERVAL("keepalives_interval", null, null, ValueRules.integer("whole seconds")),
    KEEPALIVES_COUNT("keepalives_count", null, null, ValueRules.integer("a number of probes")),
    TCP_USER_TIMEOUT(
            "tcp_user_timeout",
            null,
            null,
            ValueRules.integer("milliseconds; without effect, for Java has no such socket option")),
    SSLMODE("sslmode", "PGSSLMODE", "prefer", ValueRules.choice(SslMode.class)),
    SSLNEGOTIATION("sslnegotiation", "PGSSLNEGOTIATION", "postgres", ValueRules.choice(SslNegotiation.class)),
    SSLCOMPRESSION("sslcompression", "PGSSLCOMPRESSION", "0", ValueRules.text("anything; without effect")),
    SSLCERT("sslcert", "PGSSLCERT", null, ValueRules.text("a file; default: ~/.postgresql/postgresql.crt")),
    SSLKEY("sslkey", "PGSSLKEY", null, ValueRules.text("a file; default: ~/.postgresql/postgresql.key")),
    SSLCERTMODE("sslcertmode", "PGSSLCERTMODE", null, ValueRules.choice(SslCertMode.class)),
    SSLPASSWORD("sslpassword", null, null, ValueRules.text("the passphrase of sslkey")),
    SSLROOTCERT(
            "sslrootcert",
            "PGSSLROOTCERT",
            null,
            ValueRules.text("a file, or system; default: ~/.postgresql/root.crt")),
    SSLCRL("sslcrl", "PGSSLCRL", null, ValueRules.text("a file; default: ~/.postgresql/root.crl")),
    SSLCRLDIR("sslcrldir", "PGSSLCRLDIR", null, ValueRules.text("a directory")),
    SSLSNI("sslsni", "PGSSLSNI", "1", ValueRules.flag()),
    REQUIREPEER(
            "requirepeer", "PGREQUIREPEER", null, ValueRules.text("the operating system's user that runs the server")),
    REQUIRE_AUTH("require_auth", "PGREQUIREAUTH", null, ValueRules.parsed(RequireAuth.ACCEPTS, RequireAuth::parse)),
    MIN_PROTOCOL_VERSION(
            "min_protocol_version",
            "PGMINPROTOCOLVERSION",
            null,
            ValueRules.parsed(Versions.PROTOCOLS, Versions::protocol)),
    MAX_PROTOCOL_VERSION(
            "max_protocol_version",
            "PGMAXPROTOCOLVERSION",
            null,
            ValueRules.parsed(Versions.PROTOCOLS, Versions::protocol)),
    SSL_MIN_PROTOCOL_VERSION(
            "ssl_min_protocol_version",
            "PGSSLMINPROTOCOLVERSION",
            "TLSv1.2",
            ValueRules.parsed(Versions.TLS, Versions::tls)),
    SSL_MAX_PROTOCOL_VERSION(
            "ssl_max_protocol_version",
            "PGSSLMAXPROTOCOLVERSION",
            null,
            ValueRules.parsed(Versions.TLS, Versions::tls)),
    GSSENCMODE(
            "gssencmode",
            "PGGSSENCMODE",
            "disable",
            ValueRules.onlyDisabled(
                    "disable, prefer", "GSSAPI encryption is not supported", Set.of("disable", "prefer"))),
    KRBSRVNAME("krbsrvname", "PGKRBSRVNAME", "postgres", ValueRules.text("a name; without effect")),
    GSSLIB("gsslib", "PGGSSLIB", null, ValueRules.text("a name; without effect")),
    GSSDELEGATION("gssdelegation", "PGGSSDELEGATION", "0", ValueRules.text("0 or 1; without effect")),
    REPLICATION("replication", null, null, ValueRules.parsed(ReplicationMode.ACCEPTS, ReplicationMode::parse)),
    TARGET_SESSION_ATTRS(
            "target_session_attrs", "PGTARGETSESSIONATTRS", "any", ValueRules.choice(TargetSessionAttrs.class)),
    LOAD_BALANCE_HOSTS(
            "load_balance_hosts", "PGLOADBALANCEHOSTS", "disable", ValueRules.choice(LoadBalanceHosts.class)),
    SCRAM_CLIENT_KEY("scram_client_key", null, null, ValueRules.unsupported("give a password instead")),
    SCRAM_SERVER_KEY("scram_server_key", null, null, ValueRules.unsupported("give a password instead")),
    OAUTH_ISSUER("oauth_issuer", null, null, ValueRules.unsupported("OAuth's device flow is not part of pgadapt")),
    OAUTH_CLIENT_ID(
            "oauth_client_id", null, null, ValueRules.unsupported("OAuth's device flow is not part of pgadapt")),
    OAUTH_CLIENT_SECRET(
            "oauth_client_secret", null, null, ValueRules.unsupported("OAuth's device flow is not part of pgadapt")),
    OAUTH_SCOPE("oauth_scope", null, null, ValueRules.unsupported("OAuth's device flow is not part of pgadapt")),
    SSLKEYLOGFILE("sslkeylogfile", null, null, ValueRules.unsupported("the JDK logs TLS with -Djavax.net.debug=ssl")),
    EXECUTION_MODE("execution_mode", null, "cached", ValueRules.choice(ExecutionMode.class));

    private static final Set<Keyword> SECRETS =
            Set.of(PASSWORD, SSLPASSWORD, SCRAM_CLIENT_KEY, SCRAM_SERVER_KEY, OAUTH_CLIENT_SECRET);
    private static final Map<String, Keyword> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Keyword::text, Function.identity()));

    private final String text;
    private final @Nullable String environmentVariable;
    private final @Nullable String defaultValue;

    @SuppressWarnings("ImmutableEnumChecker") // every rule is a pure function
    private final ValueRule rule;

    Keyword(String text, @Nullable String environmentVariable, @Nullable String defaultValue, ValueRule rule) {
        this.text = text;
        this.environmentVariable = environmentVariable;
        this.defaultValue = defaultValue;
        this.rule = rule;
    }

    /** The keyword as it is written in a connection string. */
    public String text() {
        return text;
    }

    /** The environment variable that is read when neither the connection string nor a service sets the keyword. */
    public @Nullable String environmentVariable() {
        return environmentVariable;
    }

    /** The fixed default, or null when there is none or it depends on the surroundings (see {@link #accepts()}). */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** True for values that must never be shown: they are masked in every text that pgadapt makes. */
    public boolean isSecret() {
        return SECRETS.contains(this);
    }

    /** What may be set, in words. */
    public String accepts() {
        return rule.accepts();
    }

    /**
     * Finds a keyword by its name in connection strings; {@code database} is accepted for {@code dbname}, as psycopg2 does.
     *
     * @throws ProgrammingError when there is none; it names the keyword that looks most like it
     */
    public static Keyword of(String name) {
        Keyword found = find(name);
        if (found == null) {
            throw new ProgrammingError("invalid connection option \"" + name + "\"" + suggestion(name));
        }
        return found;
    }

    static @Nullable Keyword find(String name) {
        return name.equals("database") ? DBNAME : BY_NAME.get(name);
    }

    static String suggestion(String name) {
        return Arrays.stream(values())
                .map(Keyword::text)
                .min(Comparator.comparingInt(candidate -> EditDistance.between(name, candidate)))
                .filter(nearest -> EditDistance.between(name, nearest) <= Math.max(1, nearest.length() / 3))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("");
    }

    /** Throws ProgrammingError when the value (not empty) is not acceptable; {@code origin} says where it was set. */
    void check(String value, String origin) {
        String problem = rule.problemWith(value);
        if (problem != null) {
            String shown = isSecret() ? "" : " value \"" + value + "\"";
            throw new ProgrammingError("invalid " + text + shown + origin + ": " + problem);
        }
    }
}
