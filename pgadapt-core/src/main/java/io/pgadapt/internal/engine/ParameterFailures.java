package io.pgadapt.internal.engine;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;

/** What is said of a value that cannot be sent; nothing was written then. */
final class ParameterFailures {
    private ParameterFailures() {}

    /** Returns the error for a value of a class that nobody can encode as the type. */
    static ProgrammingError noCodec(int index, PgType type, NoCodecException cause) {
        return new ProgrammingError(report(index, type, cause));
    }

    /** Returns the error for a value that the type cannot hold, or that its codec refuses. */
    static DataError unfit(int index, PgType type, CodecException cause) {
        return new DataError(report(index, type, cause));
    }

    private static ErrorReport report(int index, PgType type, CodecException cause) {
        String typed = type.oid() == PgType.UNSPECIFIED ? "" : " of type " + type.name();
        return ErrorReport.of("parameter $" + (index + 1) + typed + ": " + cause.getMessage())
                .causedBy(cause)
                .beforeWriting();
    }
}
