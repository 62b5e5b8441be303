package io.pgadapt.tests.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pgadapt.Connection;
import io.pgadapt.tests.server.PgDatabase;
import io.pgadapt.tests.server.PgTest;
import org.junit.jupiter.api.Test;

/** Optional libraries are optional. */
@PgTest
class MissingLibrariesTest {
    private static final SeparateJvm NO_JACKSON =
            SeparateJvm.without(ObjectMapper.class, JsonFactory.class, JsonProperty.class);

    private static final String ADVICE =
            "JSON needs Jackson: add com.fasterxml.jackson.core:jackson-databind to the path";

    @Test
    void withoutJacksonJsonIsText(PgDatabase database) throws Exception {
        assertThat(NO_JACKSON.run(WithoutJackson.class, database.dsn()))
                .startsWith("unnamed module")
                .endsWith("[Doc[doc={\"a\": 1}, docs=[[2]]]]\n" + ADVICE);
    }

    @Test
    void withoutJacksonTheModulesDo(PgDatabase database) throws Exception {
        assumeThat(SeparateJvm.hasModules(Connection.class))
                .as("compiled as modules")
                .isTrue();
        assertThat(NO_JACKSON.onModulePath().run(WithoutJackson.class, database.dsn()))
                .startsWith("module io.pgadapt.core")
                .endsWith("[Doc[doc={\"a\": 1}, docs=[[2]]]]\n" + ADVICE);
    }

    @Test
    void withJacksonThereIsAModule(PgDatabase database) throws Exception {
        assertThat(SeparateJvm.without().run(WithoutJackson.class, database.dsn()))
                .contains("class io.pgadapt.types.json.JsonModule");
    }
}
