package io.pgadapt.internal.sql;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/** Texts that were read before, the most recently used ones. Thread-safe. */
public final class ParsedSqlCache {
    private static final int MAX_TEXTS = 512;

    /** A longer text was probably put together by a program, and will not come again. */
    private static final int MAX_LENGTH = 16 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ParameterStyle, Map<String, ParsedSql>> byStyle = new EnumMap<>(ParameterStyle.class);
    private StringSyntax knownSyntax = StringSyntax.STANDARD;

    /** Creates a cache that knows nothing. */
    public ParsedSqlCache() {
        for (ParameterStyle style : ParameterStyle.values()) {
            byStyle.put(style, new LeastRecentlyUsed());
        }
    }

    /**
     * Returns what there is to know about a text.
     *
     * @throws io.pgadapt.errors.ProgrammingError as {@link SqlParser#parse} does
     */
    public ParsedSql parse(String text, ParameterStyle style, StringSyntax syntax) {
        if (text.length() > MAX_LENGTH) {
            return SqlParser.parse(text, style, syntax);
        }
        lock.lock();
        try {
            return texts(style, syntax).computeIfAbsent(text, unknown -> SqlParser.parse(unknown, style, syntax));
        } finally {
            lock.unlock();
        }
    }

    /** What was read with another meaning of backslashes is forgotten: sessions hardly ever change it. */
    private Map<String, ParsedSql> texts(ParameterStyle style, StringSyntax syntax) {
        if (syntax != knownSyntax) {
            byStyle.values().forEach(Map::clear);
            knownSyntax = syntax;
        }
        return Objects.requireNonNull(byStyle.get(style));
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<String, ParsedSql> {
        private static final long serialVersionUID = 1L;

        private LeastRecentlyUsed() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ParsedSql> eldest) {
            return size() > MAX_TEXTS;
        }
    }
}
