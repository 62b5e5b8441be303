/** Connection pools on top of the core. */
module io.pgadapt.pool {
    requires transitive io.pgadapt.core;
    requires jdk.jfr;
    requires org.slf4j;
    requires static org.jspecify;
    // only for those who have it
    requires static micrometer.core;

    exports io.pgadapt.pool;
    exports io.pgadapt.pool.metrics;
}
