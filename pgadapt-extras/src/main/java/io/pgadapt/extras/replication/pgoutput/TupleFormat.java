package io.pgadapt.extras.replication.pgoutput;

import io.pgadapt.row.RowAssembler;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import org.jspecify.annotations.Nullable;

/** How the values of tuples are read that came in the same forms; what a factory decides is decided once. Thread-safe. */
final class TupleFormat {
    private final Relation relation;
    private final RowAssembler rows;
    private volatile @Nullable Making<?> last;

    TupleFormat(Relation relation, RowAssembler rows) {
        this.relation = relation;
        this.rows = rows;
    }

    Relation relation() {
        return relation;
    }

    RowAssembler rows() {
        return rows;
    }

    /** Returns what a factory makes rows with; the last answer is remembered. */
    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // the very factory that this maker came from
    <R> RowMaker<R> maker(RowFactory<R> factory) {
        Making<?> known = last;
        if (known == null || known.factory() != factory) {
            known = new Making<>(factory, factory.forResult(rows.description()));
            last = known;
        }
        return (RowMaker<R>) known.maker();
    }

    private record Making<R>(RowFactory<R> factory, RowMaker<R> maker) {}
}
