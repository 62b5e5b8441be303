package io.pgadapt.extras.replication;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How replication commands are written; their grammar is not that of SQL: strings know no escapes but doubled quotes. */
final class ReplicationSyntax {
    private ReplicationSyntax() {}

    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Returns the options of a plugin in parentheses; nothing when there are none. */
    static String pluginOptions(Map<String, @Nullable String> options) {
        return options.entrySet().stream()
                .map(ReplicationSyntax::pluginOption)
                .collect(Collectors.collectingAndThen(Collectors.toList(), ReplicationSyntax::inParentheses));
    }

    private static String pluginOption(Map.Entry<String, @Nullable String> option) {
        String value = option.getValue();
        return identifier(option.getKey()) + (value == null ? "" : " " + literal(value));
    }

    /** Returns options in parentheses, with a space before; nothing when there are none. */
    static String inParentheses(List<String> options) {
        return options.isEmpty() ? "" : " (" + String.join(", ", options) + ")";
    }
}
