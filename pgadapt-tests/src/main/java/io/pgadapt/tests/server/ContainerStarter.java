package io.pgadapt.tests.server;

import java.util.Map;

/** Starts a server in a container; a service, since only the profile {@code container} brings what that needs. */
public interface ContainerStarter {
    /**
     * Starts a container that lives as long as the JVM.
     *
     * @param image the image's name
     * @param settings lines of postgresql.conf
     * @return connection URI of its superuser
     */
    String start(String image, Map<String, String> settings);
}
