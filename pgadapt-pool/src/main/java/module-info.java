/** Connection pools. */
module io.pgadapt.pool {
    requires transitive io.pgadapt.core;
    requires static org.jspecify;
}
