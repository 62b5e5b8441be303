/** Codecs and registries between Java classes and PostgreSQL types. */
module io.pgadapt.types {
    requires transitive io.pgadapt.protocol;
    requires static com.fasterxml.jackson.databind;
    requires static org.jspecify;

    exports io.pgadapt.types;
    exports io.pgadapt.types.json;
    exports io.pgadapt.types.value;
}
