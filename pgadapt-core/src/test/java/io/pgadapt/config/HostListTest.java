package io.pgadapt.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostListTest {
    @TempDir
    Path sockets;

    @Test
    void givesOnePortToAllHosts() {
        assertThat(HostList.of("a,b", "", "7", List.of()))
                .containsExactly(new HostSpec("a", null, 7), new HostSpec("b", null, 7));
    }

    @Test
    void givesEachHostItsPort() {
        assertThat(HostList.of("a,b,c", "", "1,,3", List.of()))
                .containsExactly(new HostSpec("a", null, 1), new HostSpec("b", null, 5432), new HostSpec("c", null, 3));
    }

    @Test
    void pairsHostsWithAddresses() {
        assertThat(HostList.of("a,b", "10.0.0.1,", "", List.of()))
                .containsExactly(new HostSpec("a", "10.0.0.1", 5432), new HostSpec("b", null, 5432));
    }

    @Test
    void takesAddressesAlone() {
        HostSpec host = HostList.of("", "10.0.0.1", "", List.of()).get(0);
        assertThat(host.host()).isNull();
        assertThat(host.name()).isEqualTo("10.0.0.1");
        assertThat(host.target()).isEqualTo("10.0.0.1");
        assertThat(host).hasToString("10.0.0.1:5432");
    }

    @Test
    void connectsToTheAddressAndKeepsTheName() {
        HostSpec host = HostList.of("db", "10.0.0.1", "", List.of()).get(0);
        assertThat(host.name()).isEqualTo("db");
        assertThat(host.target()).isEqualTo("10.0.0.1");
        assertThat(host).hasToString("db (10.0.0.1):5432");
    }

    @Test
    void replacesAnEmptyElementByTheDefault() {
        assertThat(HostList.of("a,", "", "", List.of()))
                .containsExactly(new HostSpec("a", null, 5432), new HostSpec("localhost", null, 5432));
    }

    @Test
    void findsALocalServersSocket() throws Exception {
        Path other = Files.createDirectory(sockets.resolve("other"));
        Files.createFile(other.resolve(".s.PGSQL.7"));
        assertThat(HostList.of("", "", "7", List.of(sockets, other)))
                .containsExactly(new HostSpec(other.toString(), null, 7));
        assertThat(HostList.of("", "", "8", List.of(sockets, other)))
                .containsExactly(new HostSpec("localhost", null, 8));
    }

    @Test
    void tellsSocketsFromNames() {
        HostSpec socket = new HostSpec("/run/pg", null, 7);
        assertThat(socket.isUnixSocket()).isTrue();
        assertThat(socket.socketPath()).isEqualTo(Path.of("/run/pg/.s.PGSQL.7"));
        assertThat(new HostSpec("@abstract", null, 7).isUnixSocket()).isTrue();
        assertThat(new HostSpec("/run/pg", "10.0.0.1", 7).isUnixSocket()).isFalse();
        assertThat(new HostSpec("run/pg", null, 7).isUnixSocket()).isFalse();
    }
}
