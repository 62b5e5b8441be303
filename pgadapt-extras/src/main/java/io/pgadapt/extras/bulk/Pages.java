package io.pgadapt.extras.bulk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes rows from where they come from, and makes a statement of as many as fit into a page. */
final class Pages implements Iterator<Page> {
    private final Iterator<?> rows;
    private final Form form;
    private long taken;

    /** How rows become a statement. */
    interface Form {
        /** Returns how many rows a page may have; asked for before each. */
        int pageSize();

        /** Returns a row's values in the order that the statement has them in. */
        @Nullable
        Object[] values(@Nullable Object row, long number);

        /** Returns the statement for some rows. */
        Page page(List<@Nullable Object[]> values, long firstRow);
    }

    Pages(Iterable<?> rows, Form form) {
        this.rows = rows.iterator();
        this.form = form;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Page next() {
        long first = taken;
        List<@Nullable Object[]> values = new ArrayList<>();
        do {
            values.add(form.values(rows.next(), taken++));
        } while (values.size() < form.pageSize() && rows.hasNext());
        return form.page(values, first);
    }
}
