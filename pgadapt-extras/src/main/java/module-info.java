/** Row factories and helpers on top of the core. */
module io.pgadapt.extras {
    requires transitive io.pgadapt.core;
    requires static org.jspecify;

    exports io.pgadapt.extras.rows;
}
