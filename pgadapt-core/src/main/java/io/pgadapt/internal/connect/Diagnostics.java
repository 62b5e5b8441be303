package io.pgadapt.internal.connect;

import io.pgadapt.errors.Diagnostic;
import io.pgadapt.protocol.message.ErrorFields;

/** The fields of an error as users see them. */
final class Diagnostics {
    private Diagnostics() {}

    static Diagnostic of(ErrorFields fields) {
        return Diagnostic.builder()
                .severity(fields.severity())
                .severityNonlocalized(fields.severityNonLocalized())
                .sqlState(fields.sqlState())
                .messagePrimary(fields.message())
                .messageDetail(fields.detail())
                .messageHint(fields.hint())
                .context(fields.where())
                .sourceFile(fields.file())
                .sourceFunction(fields.routine())
                .build();
    }
}
