package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.internal.errors.ServerErrors;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.Rewriting;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.Query;
import io.pgadapt.types.CodecRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The simple protocol: one Query for many sets, which are literals in its text. */
final class LiteralSets implements BatchFlow {
    private static final int MOST_SETS = 1024;
    private static final int MOST_CHARS = 256 * 1024;

    /** The line's end ends a comment, too, with which a statement may end. */
    private static final String SEPARATOR = "\n;";

    private final Exchange exchange;
    private final BatchWindows windows;
    private final Statements statements;
    private final BatchTotals totals;
    private final Grouping synced;
    private List<Rewriting> texts = new ArrayList<>();
    private @Nullable Statement statement;
    private long first;
    private int chars;

    LiteralSets(Exchange exchange, BatchWindows windows, Statements statements, BatchTotals totals, Grouping synced) {
        this.exchange = exchange;
        this.windows = windows;
        this.statements = statements;
        this.totals = totals;
        this.synced = synced;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same text is the same object as long as it is in use
    public void add(ParsedSql sql, @Nullable Object[] values, CodecRegistry registry, long index) throws IOException {
        Statement last = statement;
        boolean isNew = last == null || last.sql() != sql;
        if (isNew) {
            send();
        }
        Statement next = statements.statement(sql, values, registry, synced, null);
        Rewriting text = statements.commands().rewriting(next);
        statement = next;
        first = texts.isEmpty() ? index : first;
        texts.add(text);
        chars += text.text().length();
        if (isNew) {
            sendAlone();
        } else if (texts.size() == MOST_SETS || chars >= MOST_CHARS) {
            send();
        }
    }

    /** What cannot stand alone, such as half of a string, must not become something else beside others. */
    private void sendAlone() throws IOException {
        send();
        windows.await(0);
    }

    @Override
    public void send() throws IOException {
        Statement last = statement;
        if (last == null || texts.isEmpty()) {
            return;
        }
        List<Rewriting> sent = texts;
        texts = new ArrayList<>();
        chars = 0;
        String begin = windows.begin(last.sql().kind());
        String prefix = begin == null ? "" : begin + ";";
        StringBuilder text = new StringBuilder(prefix);
        sent.forEach(set -> text.append(set.text()).append(SEPARATOR));
        exchange.write(out -> Query.write(out, text.toString()));
        windows.open(
                new WindowReply(
                        totals,
                        null,
                        last.context(),
                        first,
                        1,
                        (error, set) -> failure(error, last.sql(), sent, set, prefix.length())),
                begin);
        windows.send();
    }

    private static PgException failure(
            ErrorResponse error, ParsedSql sql, List<Rewriting> sent, int set, int prefixLength) {
        int start = prefixLength;
        for (Rewriting before : sent.subList(0, set)) {
            start += before.text().codePointCount(0, before.text().length()) + SEPARATOR.length();
        }
        return ServerErrors.exception(error, sql, sent.get(set), start);
    }
}
