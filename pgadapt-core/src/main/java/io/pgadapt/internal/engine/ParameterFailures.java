package io.pgadapt.internal.engine;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;

/** What is said of a value, or a type, that cannot be sent; nothing was written then. */
final class ParameterFailures {
    private final String subject;

    private ParameterFailures(String subject) {
        this.subject = subject;
    }

    /** Returns what is said of the parameter of an index, from 0 on. */
    static ParameterFailures ofParameter(int index) {
        return new ParameterFailures("parameter $" + (index + 1));
    }

    /** Returns what is said of the literal of an index in a composed statement, from 0 on. */
    static ParameterFailures ofLiteral(int index) {
        return new ParameterFailures("literal " + (index + 1));
    }

    /** Returns what is said of the column of an index in COPY, from 0 on. */
    static ParameterFailures ofColumn(int index) {
        return new ParameterFailures("column " + (index + 1));
    }

    /** Says what of a value. */
    @FunctionalInterface
    interface Of {
        ParameterFailures index(int index);
    }

    /** Returns the error for a value whose type does not exist. */
    ProgrammingError noType(String name) {
        return new ProgrammingError(ErrorReport.of(subject + ": this database has no type \"" + name
                        + "\" that the search_path finds; create it, or name its schema")
                .beforeWriting());
    }

    /** Returns the error for a value of a class that nobody can encode as the type. */
    ProgrammingError noCodec(PgType type, NoCodecException cause) {
        return new ProgrammingError(report(type, cause));
    }

    /** Returns the error for a value that the type cannot hold, or that its codec refuses. */
    DataError unfit(PgType type, CodecException cause) {
        return new DataError(report(type, cause));
    }

    private ErrorReport report(PgType type, CodecException cause) {
        String typed = type.oid() == PgType.UNSPECIFIED ? "" : " of type " + type.name();
        return ErrorReport.of(subject + typed + ": " + cause.getMessage())
                .causedBy(cause)
                .beforeWriting();
    }
}
