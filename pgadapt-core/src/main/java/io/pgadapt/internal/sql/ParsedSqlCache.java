package io.pgadapt.internal.sql;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Texts that were read before, the most recently used ones. Thread-safe. */
public final class ParsedSqlCache {
    private static final int MAX_TEXTS = 512;
    private static final int MAX_CHARACTERS = 1024 * 1024;

    /** Enough for an INSERT of as many rows as a statement can have parameters for. */
    private static final int MAX_LENGTH = MAX_CHARACTERS / 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ParameterStyle, Texts> byStyle = new EnumMap<>(ParameterStyle.class);
    private StringSyntax knownSyntax = StringSyntax.STANDARD;

    /** Creates a cache that knows nothing. */
    public ParsedSqlCache() {
        for (ParameterStyle style : ParameterStyle.values()) {
            byStyle.put(style, new Texts());
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
            Texts texts = texts(style, syntax);
            ParsedSql known = texts.find(text);
            return known != null ? known : texts.add(text, SqlParser.parse(text, style, syntax));
        } finally {
            lock.unlock();
        }
    }

    /** What was read with another meaning of backslashes is forgotten: sessions hardly ever change it. */
    private Texts texts(ParameterStyle style, StringSyntax syntax) {
        if (syntax != knownSyntax) {
            byStyle.values().forEach(Texts::clear);
            knownSyntax = syntax;
        }
        return Objects.requireNonNull(byStyle.get(style));
    }

    /** The texts of one style, the least recently used one first. */
    private static final class Texts {
        private final Map<String, ParsedSql> inOrderOfUse = new LinkedHashMap<>(64, 0.75f, true);
        private int characters;

        @Nullable
        ParsedSql find(String text) {
            return inOrderOfUse.get(text);
        }

        ParsedSql add(String text, ParsedSql parsed) {
            inOrderOfUse.put(text, parsed);
            characters += text.length();
            Iterator<String> eldest = inOrderOfUse.keySet().iterator();
            while (inOrderOfUse.size() > MAX_TEXTS || characters > MAX_CHARACTERS) {
                characters -= eldest.next().length();
                eldest.remove();
            }
            return parsed;
        }

        void clear() {
            inOrderOfUse.clear();
            characters = 0;
        }
    }
}
