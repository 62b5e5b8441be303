package io.pgadapt.extras.rows;

import io.pgadapt.errors.InterfaceError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and where each stands; the last place counts for a name that stands in several. One is shared by all that is made
 * of a result, so that rows hold values only.
 */
final class NameIndex {
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();

    NameIndex(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i), i);
        }
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    String name(int position) {
        return names.get(position);
    }

    boolean has(String name) {
        return positions.containsKey(name);
    }

    /** Returns the name's position, or -1 when it stands nowhere. */
    int find(@Nullable Object name) {
        return name instanceof String key ? positions.getOrDefault(key, -1) : -1;
    }

    int require(String name) {
        int position = find(name);
        if (position < 0) {
            throw new InterfaceError("no column is named \"" + name + "\"; there are " + names);
        }
        return position;
    }
}
