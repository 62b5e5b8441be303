package io.pgadapt.internal.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Texts that were read before, the most recently used ones. Thread-safe. */
public final class ParsedSqlCache {
    private static final int MAX_TEXTS = 512;

    /** A longer text was probably put together by a program, and will not come again. */
    private static final int MAX_LENGTH = 16 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, ParsedSql> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ParsedSql> eldest) {
            return size() > MAX_TEXTS;
        }
    };

    /**
     * Returns what there is to know about a text.
     *
     * @throws io.pgadapt.errors.ProgrammingError as {@link SqlParser#parse} does
     */
    public ParsedSql parse(String text, ParameterStyle style, StringSyntax syntax) {
        if (text.length() > MAX_LENGTH) {
            return SqlParser.parse(text, style, syntax);
        }
        Key key = new Key(text, style, syntax);
        lock.lock();
        try {
            @Nullable ParsedSql seen = known.get(key);
            if (seen == null) {
                seen = SqlParser.parse(text, style, syntax);
                known.put(key, seen);
            }
            return seen;
        } finally {
            lock.unlock();
        }
    }

    private record Key(String text, ParameterStyle style, StringSyntax syntax) {}
}
