/** Servers, scripts and stories for the tests and the guided tour; never deployed. */
module io.pgadapt.tests {
    requires io.pgadapt.extras;
    requires io.pgadapt.pool;
    requires static org.jspecify;
}
