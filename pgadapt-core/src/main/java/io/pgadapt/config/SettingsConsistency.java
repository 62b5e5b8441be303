package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;

/** Rules that concern more than one keyword. Each refuses what could otherwise be weaker than it looks. */
final class SettingsConsistency {
    private SettingsConsistency() {}

    static void check(ResolvedSettings settings) {
        checkSslMode(settings);
        checkTlsVersions(settings);
        checkProtocolVersions(settings);
    }

    private static void checkSslMode(ResolvedSettings settings) {
        SslMode mode = Choices.parse(SslMode.class, settings.text(Keyword.SSLMODE, SslMode.PREFER.text()));
        boolean systemRoots = ResolvedSettings.SYSTEM_ROOTS.equals(settings.text(Keyword.SSLROOTCERT));
        if (systemRoots && mode != SslMode.VERIFY_FULL) {
            throw new ProgrammingError("weak sslmode \"" + mode.text()
                    + "\" may not be used with sslrootcert=system (use \"verify-full\")");
        }
        boolean direct = SslNegotiation.DIRECT.text().equals(settings.text(Keyword.SSLNEGOTIATION));
        if (direct && mode.compareTo(SslMode.REQUIRE) < 0) {
            throw new ProgrammingError(
                    "weak sslmode \"" + mode.text()
                            + "\" may not be used with sslnegotiation=direct (use \"require\", \"verify-ca\" or \"verify-full\")");
        }
    }

    private static void checkTlsVersions(ResolvedSettings settings) {
        TlsVersion min = settings.map(Keyword.SSL_MIN_PROTOCOL_VERSION, Versions::tls);
        TlsVersion max = settings.map(Keyword.SSL_MAX_PROTOCOL_VERSION, Versions::tls);
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new ProgrammingError("invalid range of TLS versions: ssl_min_protocol_version \"" + min.text()
                    + "\" is above ssl_max_protocol_version \"" + max.text() + "\"");
        }
    }

    private static void checkProtocolVersions(ResolvedSettings settings) {
        ProtocolVersion min = settings.map(Keyword.MIN_PROTOCOL_VERSION, Versions::protocol);
        ProtocolVersion max = settings.map(Keyword.MAX_PROTOCOL_VERSION, Versions::protocol);
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new ProgrammingError("min_protocol_version \"" + min.text()
                    + "\" is greater than max_protocol_version \"" + max.text() + "\"");
        }
    }
}
