package io.pgadapt.tests.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Starts containers by Testcontainers, which removes them when the JVM ends. */
public final class TestcontainersStarter implements ContainerStarter {
    private static final String NAME = "postgres";

    @Override
    @SuppressWarnings("resource") // lives as long as the JVM
    public String start(String image, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(NAME));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        PostgreSQLContainer container = new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor(NAME))
                .withUsername(NAME)
                .withPassword(NAME)
                .withDatabaseName(NAME)
                .withCommand(command.toArray(String[]::new));
        container.start();
        return "postgresql://" + NAME + ":" + NAME + "@" + container.getHost() + ":"
                + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + NAME;
    }
}
