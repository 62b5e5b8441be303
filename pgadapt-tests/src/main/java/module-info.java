/** Servers, scripts and stories for the tests and the guided tour; never deployed. */
module io.pgadapt.tests {
    requires com.fasterxml.jackson.databind;
    requires io.pgadapt.extras;
    requires io.pgadapt.pool;
    requires transitive io.pgadapt.protocol;
    requires java.sql;
    requires org.apache.commons.compress;
    requires org.locationtech.jts;
    requires org.tukaani.xz;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    uses io.pgadapt.tests.server.ContainerStarter;

    exports io.pgadapt.tests.script;
    exports io.pgadapt.tests.server;

    opens io.pgadapt.tests.tour to
            com.fasterxml.jackson.databind,
            io.pgadapt.extras,
            io.pgadapt.types;
}
