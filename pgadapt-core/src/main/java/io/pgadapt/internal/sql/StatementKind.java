package io.pgadapt.internal.sql;

import java.util.List;

/** What a statement is, as far as its first words tell. */
public enum StatementKind {
    /** {@code SELECT}, {@code VALUES}, {@code TABLE}. */
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    MERGE,
    /** {@code WITH}: any of the above. */
    WITH,
    /** {@code BEGIN}, {@code START TRANSACTION}. */
    BEGIN,
    /** {@code COMMIT}, {@code END}. */
    COMMIT,
    /** {@code ROLLBACK}, {@code ABORT}. */
    ROLLBACK,
    SAVEPOINT,
    RELEASE,
    /** {@code ROLLBACK TO SAVEPOINT}. */
    ROLLBACK_TO,
    PREPARE_TRANSACTION,
    COMMIT_PREPARED,
    ROLLBACK_PREPARED,
    SET,
    RESET,
    DISCARD,
    DEALLOCATE,
    /** {@code DECLARE}: a cursor. */
    DECLARE,
    COPY,
    CALL,
    /** {@code CREATE}, {@code ALTER}, {@code DROP} and others that change the catalogue. */
    DDL,
    /** {@code VACUUM}, {@code ANALYZE}, {@code CLUSTER}, {@code REINDEX}, {@code CHECKPOINT}. */
    MAINTENANCE,
    /** {@code LISTEN}, {@code UNLISTEN}, {@code NOTIFY}, {@code LOCK}, {@code LOAD}: no rows, and nothing to remember. */
    COMMAND,
    OTHER;

    /** Says whether it begins, ends or divides a transaction. */
    public boolean isTransactionControl() {
        return compareTo(BEGIN) >= 0 && compareTo(ROLLBACK_PREPARED) <= 0;
    }

    /** Says whether it gives no rows, so that nothing has to be asked before it runs, as long as it has no parameters. */
    public boolean isRowless() {
        return switch (this) {
            case BEGIN,
                    COMMIT,
                    ROLLBACK,
                    SAVEPOINT,
                    RELEASE,
                    ROLLBACK_TO,
                    PREPARE_TRANSACTION,
                    COMMIT_PREPARED,
                    ROLLBACK_PREPARED,
                    SET,
                    RESET,
                    DISCARD,
                    DEALLOCATE,
                    DECLARE,
                    COPY,
                    DDL,
                    MAINTENANCE,
                    COMMAND -> true;
            default -> false;
        };
    }

    /** Returns the kind of the statement that begins with these words, in upper case. */
    static StatementKind of(List<String> words) {
        return switch (word(words, 0)) {
            case "SELECT", "VALUES", "TABLE" -> SELECT;
            case "INSERT" -> INSERT;
            case "UPDATE" -> UPDATE;
            case "DELETE" -> DELETE;
            case "MERGE" -> MERGE;
            case "WITH" -> WITH;
            case "BEGIN" -> BEGIN;
            case "START" -> word(words, 1).equals("TRANSACTION") ? BEGIN : OTHER;
            case "COMMIT", "END" -> word(words, 1).equals("PREPARED") ? COMMIT_PREPARED : COMMIT;
            case "ROLLBACK", "ABORT" -> rollback(words);
            case "SAVEPOINT" -> SAVEPOINT;
            case "RELEASE" -> RELEASE;
            case "PREPARE" -> word(words, 1).equals("TRANSACTION") ? PREPARE_TRANSACTION : OTHER;
            case "SET" -> SET;
            case "RESET" -> RESET;
            case "DISCARD" -> DISCARD;
            case "DEALLOCATE" -> DEALLOCATE;
            case "DECLARE" -> DECLARE;
            case "COPY" -> COPY;
            case "CALL" -> CALL;
            case "CREATE", "ALTER", "DROP", "TRUNCATE", "COMMENT", "GRANT", "REVOKE" -> DDL;
            case "IMPORT", "REASSIGN", "REFRESH", "SECURITY" -> DDL;
            case "VACUUM", "ANALYZE", "ANALYSE", "CLUSTER", "REINDEX", "CHECKPOINT" -> MAINTENANCE;
            case "LISTEN", "UNLISTEN", "NOTIFY", "LOCK", "LOAD" -> COMMAND;
            default -> OTHER;
        };
    }

    private static StatementKind rollback(List<String> words) {
        String second = word(words, 1);
        if (second.equals("PREPARED")) {
            return ROLLBACK_PREPARED;
        }
        boolean noise = second.equals("WORK") || second.equals("TRANSACTION");
        return word(words, noise ? 2 : 1).equals("TO") ? ROLLBACK_TO : ROLLBACK;
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }
}
