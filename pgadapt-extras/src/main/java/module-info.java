/** Row factories and helpers on top of the core. */
module io.pgadapt.extras {
    requires transitive io.pgadapt.core;
    requires transitive org.slf4j;
    requires static org.jspecify;
    // only for those who have them
    requires static io.opentelemetry.api;
    requires static micrometer.core;

    exports io.pgadapt.extras.bulk;
    exports io.pgadapt.extras.log;
    exports io.pgadapt.extras.observe;
    exports io.pgadapt.extras.replication;
    exports io.pgadapt.extras.replication.pgoutput;
    exports io.pgadapt.extras.rows;
}
