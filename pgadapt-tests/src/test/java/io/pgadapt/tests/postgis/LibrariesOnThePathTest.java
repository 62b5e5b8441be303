package io.pgadapt.tests.postgis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pgadapt.Connection;
import io.pgadapt.tests.jvm.SeparateJvm;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;

/** Programs that have neither library of geometry, or one of them, on the class path and as modules. */
@PgTest
class LibrariesOnThePathTest {
    private static final Class<?> JTS_CLASS = Geometry.class;
    private static final Class<?> POSTGIS_CLASS = net.postgis.jdbc.geometry.Geometry.class;

    /** What a program has. */
    @SuppressWarnings("ImmutableEnumChecker") // its lists are never changed
    enum Libraries {
        NONE("add org.locationtech.jts:jts-core", "add net.postgis:postgis-geometry", JTS_CLASS, POSTGIS_CLASS),
        JTS("org.locationtech.jts.geom.Point", "add net.postgis:postgis-geometry", POSTGIS_CLASS),
        POSTGIS_GEOMETRY("add org.locationtech.jts:jts-core", "net.postgis.jdbc.geometry.Point", JTS_CLASS);

        private final String jts;
        private final String geometry;
        private final SeparateJvm jvm;

        Libraries(String jts, String geometry, Class<?>... absent) {
            this.jts = jts;
            this.geometry = geometry;
            this.jvm = SeparateJvm.without(absent);
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksOnTheClassPath(Libraries libraries, PgDatabase database) throws Exception {
        check(libraries, libraries.jvm.run(LibraryProbe.class, database.dsn()));
    }

    @ParameterizedTest
    @EnumSource
    void worksOnTheModulePath(Libraries libraries, PgDatabase database) throws Exception {
        assumeThat(SeparateJvm.hasModules(Connection.class))
                .as("compiled as modules")
                .isTrue();
        check(libraries, libraries.jvm.onModulePath().run(LibraryProbe.class, database.dsn()));
    }

    private static void check(Libraries libraries, String printed) {
        assertThat(printed)
                .contains("bare: java.lang.String\n")
                .containsPattern("\njts: .*\\Q" + libraries.jts + "\\E")
                .containsPattern("\ngeometry: .*\\Q" + libraries.geometry + "\\E")
                .endsWith("\nquery: 42");
    }
}
