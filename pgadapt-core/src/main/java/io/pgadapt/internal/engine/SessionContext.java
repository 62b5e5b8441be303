package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.StringSyntax;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.TypeCatalog;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Makes what codecs are told of a session: the same object as long as nothing changes, so that what was decided with it
 * can be kept. Not thread-safe: the session locks.
 */
final class SessionContext {
    private final SessionState state;
    private TypeCatalog catalog;
    private int version = -1;
    private @Nullable CodecContext last;

    SessionContext(SessionState state, TypeCatalog catalog) {
        this.state = state;
        this.catalog = catalog;
    }

    /** Has types taken from another catalogue from now on. */
    void catalog(TypeCatalog newCatalog) {
        catalog = newCatalog;
        last = null;
    }

    CodecContext with(CodecRegistry registry) {
        CodecContext known = last;
        if (known == null || known.registry() != registry || version != state.parametersVersion()) {
            version = state.parametersVersion();
            known = of(state, registry, catalog);
            last = known;
        }
        return known;
    }

    /** Returns what codecs are told of a session as it is now. */
    static CodecContext of(SessionState state, CodecRegistry registry, TypeCatalog catalog) {
        return new CodecContext(
                        state.serverVersion(),
                        state.parameter("DateStyle", "ISO, MDY"),
                        state.parameter("IntervalStyle", "postgres"),
                        timeZone(state),
                        state.stringSyntax() == StringSyntax.STANDARD,
                        registry,
                        catalog)
                .withClientEncoding(state.clientEncoding());
    }

    /** PostgreSQL knows zones that Java does not; then text comes with offsets that say enough. */
    private static ZoneId timeZone(SessionState state) {
        try {
            return ZoneId.of(state.parameter("TimeZone", "UTC"));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
