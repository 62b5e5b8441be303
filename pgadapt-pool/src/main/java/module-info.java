/** The place for connection pools on top of the core; it has no packages. */
module io.pgadapt.pool {
    requires transitive io.pgadapt.core;
    requires static org.jspecify;
}
