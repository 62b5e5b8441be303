/** Connections, cursors, transactions and rows. */
module io.pgadapt.core {
    requires io.pgadapt.protocol;
    requires transitive io.pgadapt.types;
    requires transitive java.transaction.xa;
    requires jdk.jfr;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.pgadapt;
    exports io.pgadapt.config;
    exports io.pgadapt.copy;
    exports io.pgadapt.errors;
    exports io.pgadapt.errors.sqlstate;
    exports io.pgadapt.largeobject;
    exports io.pgadapt.observe;
    exports io.pgadapt.replication;
    exports io.pgadapt.row;
    exports io.pgadapt.sql;
}
