package io.pgadapt.internal.engine;

import io.pgadapt.errors.PgException;
import io.pgadapt.internal.catalog.TypeAssembler;
import io.pgadapt.internal.catalog.TypeQuery;
import io.pgadapt.internal.row.RowBuffer;
import io.pgadapt.types.PgType;
import io.pgadapt.types.TypeCatalog;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks types up in the database's catalogue, between two statements of a session. */
final class TypeLoader {
    private static final Logger LOG = LoggerFactory.getLogger("io.pgadapt.types");
    private static final String QUERY_CANCELED = "57014";

    private final SessionState state;

    TypeLoader(SessionState state) {
        this.state = state;
    }

    /**
     * Returns types, everything they are made of, and their arrays; nothing where the server does not answer.
     *
     * @param known types that are known, which are not returned
     * @throws PgException when the query was cancelled, which was meant for the statement that needs the types
     */
    Collection<PgType> load(Collection<Integer> oids, TypeCatalog known, Grouping grouping) throws IOException {
        try {
            RowBuffer rows = grouping.ask(TypeQuery.of(oids, state.serverVersion()));
            return TypeAssembler.assemble(rows.rows(0, rows.size()), known);
        } catch (PgException e) {
            requireNotCancelled(e);
            LOG.warn("types could not be looked up, so values of them come as text: {}", e.getMessage());
            return List.of();
        }
    }

    /**
     * Returns the OID of the type that SQL finds under a name, or 0; also for what is no name.
     *
     * @throws PgException when the query was cancelled, which was meant for the statement that needs the type
     */
    int find(String name, Grouping grouping) throws IOException {
        try {
            RowBuffer rows = grouping.ask(TypeQuery.named(name));
            return rows.size() == 0
                    ? PgType.UNSPECIFIED
                    : (int) rows.rows(0, 1).get(0).getLong(0);
        } catch (PgException e) {
            requireNotCancelled(e);
            return PgType.UNSPECIFIED;
        }
    }

    private static void requireNotCancelled(PgException error) {
        if (QUERY_CANCELED.equals(error.sqlState())) {
            throw error;
        }
    }
}
