package io.pgadapt.internal.engine;

import io.pgadapt.protocol.message.BackendMessage;
import io.pgadapt.protocol.message.ErrorResponse;
import io.pgadapt.protocol.message.FieldDescription;
import io.pgadapt.protocol.message.NoData;
import io.pgadapt.protocol.message.ParameterDescription;
import io.pgadapt.protocol.message.ParseComplete;
import io.pgadapt.protocol.message.RowDescription;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer to Parse and Describe of a statement, or to Describe of a portal. */
final class DescribeReply extends Reply {
    private List<Integer> parameterTypes = List.of();
    private @Nullable RowDescription description;
    private @Nullable ErrorResponse error;

    /** Returns the OIDs of the parameters' types. */
    List<Integer> parameterTypes() {
        return parameterTypes;
    }

    /** Returns the columns, or null when the statement gives no rows. */
    @Nullable
    RowDescription description() {
        return description;
    }

    /** Returns why there is no description, or null. */
    @Nullable
    ErrorResponse error() {
        return error;
    }

    @Override
    void refuse(ErrorResponse refusal) {
        error = refusal;
    }

    @Override
    void skip(ErrorResponse reason) {
        error = reason;
    }

    /** Returns the OIDs of all types that the statement has to do with. */
    Stream<Integer> types() {
        RowDescription columns = description;
        Stream<Integer> results =
                columns == null ? Stream.of() : columns.fields().stream().map(FieldDescription::typeOid);
        return Stream.concat(parameterTypes.stream(), results);
    }

    @Override
    boolean accept(BackendMessage message) {
        if (message instanceof ParseComplete) {
            return false;
        }
        if (message instanceof ParameterDescription parameters) {
            parameterTypes = parameters.parameterTypes();
            return false;
        }
        if (message instanceof RowDescription columns) {
            description = columns;
            return true;
        }
        if (message instanceof NoData) {
            return true;
        }
        throw unexpected(message, "the description of a statement");
    }
}
