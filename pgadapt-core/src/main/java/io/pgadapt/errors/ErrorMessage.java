package io.pgadapt.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders a report as the text that {@link PgException#getMessage()} returns: the order is that of psql. */
final class ErrorMessage {
    private ErrorMessage() {}

    static String render(ErrorReport report) {
        StringBuilder text = new StringBuilder(report.message());
        Diagnostic diagnostic = report.diagnostic();
        Integer internal = diagnostic.internalPosition();
        if (report.position() != null) {
            appendCaret(text, report.sql(), report.position());
        } else if (internal != null) {
            appendCaret(text, diagnostic.internalQuery(), internal);
        }
        appendSection(text, "DETAIL", diagnostic.messageDetail());
        appendSection(text, "HINT", diagnostic.messageHint());
        appendSection(text, "QUERY", diagnostic.internalQuery());
        appendSection(text, "CONTEXT", diagnostic.context());
        appendParameters(text, report.parameters());
        return text.toString();
    }

    private static void appendCaret(StringBuilder text, @Nullable String sql, int position) {
        String excerpt = sql == null ? null : SqlExcerpt.at(sql, position);
        if (excerpt != null) {
            text.append('\n').append(excerpt);
        }
    }

    private static void appendSection(StringBuilder text, String name, @Nullable String content) {
        if (content != null) {
            text.append('\n').append(name).append(": ").append(content);
        }
    }

    private static void appendParameters(StringBuilder text, @Nullable List<String> parameters) {
        if (parameters == null || parameters.isEmpty()) {
            return;
        }
        text.append("\nPARAMETERS: ");
        for (int i = 0; i < parameters.size(); i++) {
            text.append(i == 0 ? "$" : ", $").append(i + 1).append(" = ").append(parameters.get(i));
        }
    }
}
