package io.pgadapt.internal.engine;

import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.StatementKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one session that the server has described, the least recently used of which go first.
 *
 * <p>Bounded by their number and by the size of their texts. A statement stands here once for each list of parameter types
 * that was asked for. Names are derived from the content, so that the same statement bears the same name in all sessions,
 * which poolers with support for prepared statements share. Not thread-safe.
 */
final class StatementCache {
    /** A text that takes more than this share of the room is not worth keeping. */
    private static final int LARGEST_SHARE = 8;

    /** More lists of parameter types than this for one text come from values that change their class all the time. */
    private static final int MAX_VARIANTS = 16;

    private static final Set<StatementKind> DESCRIBED_ONCE = EnumSet.of(
            StatementKind.SELECT,
            StatementKind.INSERT,
            StatementKind.UPDATE,
            StatementKind.DELETE,
            StatementKind.MERGE,
            StatementKind.WITH,
            StatementKind.CALL,
            StatementKind.DECLARE);

    private static final int NAME_BYTES = 12;
    private static final int BYTES_PER_CHAR = 2;

    private final int maxStatements;
    private final long maxBytes;
    private final Map<String, List<PreparedStatement>> byText = new LinkedHashMap<>(16, 0.75f, true);
    private final Queue<String> toClose = new ArrayDeque<>();
    private int statements;
    private long bytes;

    StatementCache(int maxStatements, long maxBytes) {
        this.maxStatements = maxStatements;
        this.maxBytes = maxBytes;
    }

    /** Returns whether a statement is worth keeping when it has been described: not if it looks different each time. */
    boolean keeps(ParsedSql sql) {
        return maxStatements > 0
                && DESCRIBED_ONCE.contains(sql.kind())
                && !sql.isRowless()
                && size(sql.sql()) <= maxBytes / LARGEST_SHARE;
    }

    /** Returns the statement of that text for those parameter types, or null. */
    @Nullable
    PreparedStatement find(ParsedSql sql, int[] hints) {
        List<PreparedStatement> variants = byText.get(sql.sql());
        if (variants != null) {
            for (int i = 0; i < variants.size(); i++) {
                PreparedStatement variant = variants.get(i);
                if (variant.wasPreparedFor(hints)) {
                    return variant;
                }
            }
        }
        return null;
    }

    /** Keeps a statement, for which others may have to go. */
    void add(ParsedSql sql, PreparedStatement statement) {
        List<PreparedStatement> variants = byText.get(sql.sql());
        if (variants == null) {
            variants = new ArrayList<>(1);
            byText.put(sql.sql(), variants);
            bytes += size(sql.sql());
        }
        variants.add(statement);
        statements++;
        if (variants.size() > MAX_VARIANTS) {
            close(variants.remove(0));
        }
        Iterator<Map.Entry<String, List<PreparedStatement>>> eldest =
                byText.entrySet().iterator();
        while ((statements > maxStatements || bytes > maxBytes) && byText.size() > 1) {
            Map.Entry<String, List<PreparedStatement>> evicted = eldest.next();
            eldest.remove();
            drop(evicted.getKey(), evicted.getValue());
        }
    }

    /** Forgets a text, because what the server keeps for it is of no use any more. */
    void forget(ParsedSql sql) {
        List<PreparedStatement> variants = byText.remove(sql.sql());
        if (variants != null) {
            drop(sql.sql(), variants);
        }
    }

    /** Has the server close a statement of that name, of which nothing is known here. */
    void abandon(String name) {
        toClose.add(name);
    }

    /** Forgets the texts of all statements that the condition holds for. */
    void forgetIf(Predicate<PreparedStatement> condition) {
        byText.entrySet().removeIf(entry -> {
            boolean forgotten = entry.getValue().stream().anyMatch(condition);
            if (forgotten) {
                drop(entry.getKey(), entry.getValue());
            }
            return forgotten;
        });
    }

    /** Forgets everything, because the server did, or might have. */
    void forgetAll() {
        byText.forEach(this::drop);
        byText.clear();
    }

    /** Returns the name of a statement that the server may close now, or null when there is none; it is asked for once. */
    @Nullable
    String nextToClose() {
        return toClose.poll();
    }

    /** Returns the name for a statement. */
    static String name(ParsedSql sql, int[] hints) {
        MessageDigest digest = sha256();
        digest.update(sql.sql().getBytes(StandardCharsets.UTF_8));
        for (int hint : hints) {
            digest.update((byte) 0);
            digest.update(Integer.toUnsignedString(hint).getBytes(StandardCharsets.US_ASCII));
        }
        return "pgadapt_" + HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    }

    private void drop(String text, List<PreparedStatement> variants) {
        bytes -= size(text);
        variants.forEach(this::close);
    }

    private void close(PreparedStatement statement) {
        statements--;
        if (!statement.name().isEmpty()) {
            toClose.add(statement.name());
        }
    }

    private static long size(String text) {
        return (long) text.length() * BYTES_PER_CHAR;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
