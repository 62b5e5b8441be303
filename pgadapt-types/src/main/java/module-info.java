/** Codecs and registries between Java classes and PostgreSQL types. */
module io.pgadapt.types {
    requires transitive io.pgadapt.protocol;
    requires static com.fasterxml.jackson.databind;
    requires static net.postgis.jdbc.geometry;
    requires static org.jspecify;
    requires static org.locationtech.jts;

    exports io.pgadapt.types;
    exports io.pgadapt.types.json;
    exports io.pgadapt.types.postgis;
    exports io.pgadapt.types.postgis.geometry;
    exports io.pgadapt.types.postgis.jts;
    exports io.pgadapt.types.value;
}
