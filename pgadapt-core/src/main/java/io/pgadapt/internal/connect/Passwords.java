package io.pgadapt.internal.connect;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.HostSpec;
import io.pgadapt.config.Password;
import io.pgadapt.protocol.auth.PasswordSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the password for one connection, when the server asks for it, and remembers where it came from. For one thread. */
final class Passwords implements PasswordSource {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.connect");

    private final @Nullable Supplier<@Nullable String> supplier;
    private final ConnectionSettings settings;
    private final HostSpec host;
    private String origin = "";

    Passwords(@Nullable Supplier<@Nullable String> supplier, ConnectionSettings settings, HostSpec host) {
        this.supplier = supplier;
        this.settings = settings;
        this.host = host;
    }

    @Override
    public @Nullable String password() {
        String supplied = supplier == null ? null : supplier.get();
        return supplied == null || supplied.isEmpty() ? configured() : supplied;
    }

    /** Returns what to add to a message about a wrong or missing password; empty when there is nothing to say. */
    String origin() {
        return origin;
    }

    private @Nullable String configured() {
        Password password = settings.passwordFor(host);
        password.warnings().forEach(LOG::warn);
        if (!password.warnings().isEmpty()) {
            origin = "; " + String.join("; ", password.warnings());
        } else if (password.file() != null) {
            origin = "; password retrieved from file \"" + password.file() + "\"";
        }
        return password.value();
    }
}
