package io.pgadapt.tests.server;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and as whom to administer it.
 *
 * @param maintenanceDatabase a database that is there in any case
 * @param parameters connection parameters for every test, in a URI's query syntax; may be empty
 */
record ServerAddress(
        String host, int port, String user, @Nullable String password, String maintenanceDatabase, String parameters) {

    /** Takes a URI {@code postgresql://user[:password]@host[:port]/database[?parameters]}. */
    static ServerAddress parse(String dsn) {
        URI uri = URI.create(dsn);
        String userInfo = uri.getRawUserInfo();
        String path = uri.getRawPath();
        if (!"postgresql".equals(uri.getScheme()) || uri.getHost() == null || userInfo == null || path.length() < 2) {
            throw new IllegalArgumentException(
                    "pgadapt.dsn must have the form postgresql://user[:password]@host[:port]/database[?parameters]");
        }
        String[] credentials = userInfo.split(":", 2);
        return new ServerAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                decode(credentials[0]),
                credentials.length == 1 ? null : decode(credentials[1]),
                decode(path.substring(1)),
                uri.getRawQuery() == null ? "" : uri.getRawQuery());
    }

    String dsn(String database) {
        String credentials = password == null ? encode(user) : encode(user) + ":" + encode(password);
        String query = parameters.isEmpty() ? "" : "?" + parameters;
        return "postgresql://" + credentials + "@" + host + ":" + port + "/" + encode(database) + query;
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
