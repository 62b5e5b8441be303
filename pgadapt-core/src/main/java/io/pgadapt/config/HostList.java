package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches up the lists of {@code host}, {@code hostaddr} and {@code port}, as libpq does (PostgreSQL manual 32.1.1.3). */
final class HostList {
    private static final int DEFAULT_PORT = 5432;

    private HostList() {}

    static List<HostSpec> of(String hosts, String addresses, String ports, List<Path> socketDirectories) {
        List<String> names = split(hosts);
        List<String> numeric = split(addresses);
        List<Integer> numbers = ports(ports);
        int count = !numeric.isEmpty() ? numeric.size() : Math.max(1, names.size());
        checkCounts(names, numeric, numbers, count);
        List<HostSpec> specs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int port = numbers.isEmpty() ? DEFAULT_PORT : numbers.get(numbers.size() == 1 ? 0 : i);
            specs.add(spec(element(names, i), element(numeric, i), port, socketDirectories));
        }
        return List.copyOf(specs);
    }

    /** Reads a list of ports; an empty element is the default port. Throws IllegalArgumentException. */
    static List<Integer> ports(String value) {
        return split(value).stream().map(HostList::port).toList();
    }

    private static int port(String value) {
        if (value.isEmpty()) {
            return DEFAULT_PORT;
        }
        int port = ValueRules.isInteger(value) ? ValueRules.parseInteger(value) : 0;
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is a number from 1 to 65535; several are separated by commas");
        }
        return port;
    }

    private static void checkCounts(List<String> names, List<String> numeric, List<Integer> ports, int count) {
        if (!names.isEmpty() && names.size() != count) {
            throw new ProgrammingError("could not match " + names.size() + " host names to " + numeric.size()
                    + " hostaddr values; both lists must be of one length");
        }
        if (ports.size() > 1 && ports.size() != count) {
            throw new ProgrammingError("could not match " + ports.size() + " port numbers to " + count
                    + " hosts; give one port for all, or one for each host");
        }
    }

    private static HostSpec spec(
            @Nullable String host, @Nullable String hostaddr, int port, List<Path> socketDirectories) {
        return host == null && hostaddr == null
                ? new HostSpec(defaultHost(port, socketDirectories), null, port)
                : new HostSpec(host, hostaddr, port);
    }

    /** libpq's default is compiled in, and Debian's and the project's own differ; so the socket itself decides. */
    private static String defaultHost(int port, List<Path> socketDirectories) {
        return socketDirectories.stream()
                .filter(directory -> Files.exists(directory.resolve(".s.PGSQL." + port)))
                .map(Path::toString)
                .findFirst()
                .orElse("localhost");
    }

    private static @Nullable String element(List<String> list, int index) {
        return list.isEmpty() || list.get(index).isEmpty() ? null : list.get(index);
    }

    private static List<String> split(String value) {
        return value.isEmpty() ? List.of() : Arrays.asList(value.split(",", -1));
    }
}
