package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The form {@code postgresql://user:password@host:port,host:port/dbname?keyword=value&...} (PostgreSQL manual 32.1.1.2).
 *
 * <p>No error shows more of the URI than the part at fault, and none of a part that may be a password.
 */
final class UriParser {
    private static final String HOST_END = ":/?,";
    private static final String PORT_END = "/?,";

    private final String uri;
    private final ParsedParameters parameters = new ParsedParameters();
    private int position;

    UriParser(String uri) {
        this.uri = uri;
    }

    /** Returns the length of {@code postgresql://} or {@code postgres://}, 0 when the text starts with neither. */
    static int prefixLength(String text) {
        for (String prefix : new String[] {"postgresql://", "postgres://"}) {
            if (text.startsWith(prefix)) {
                return prefix.length();
            }
        }
        return 0;
    }

    Map<Keyword, String> parse() {
        position = prefixLength(uri);
        boolean credentials = readCredentials();
        readHosts(credentials);
        if (at('/')) {
            position++;
            store(Keyword.DBNAME, upTo("?"), "database name");
        }
        if (at('?')) {
            position++;
            readQuery();
        }
        return parameters.asMap();
    }

    private boolean readCredentials() {
        int end = indexOfAny("@/", position);
        if (end == uri.length() || uri.charAt(end) != '@') {
            return false;
        }
        store(Keyword.USER, upTo(":@"), "user");
        if (at(':')) {
            position++;
            store(Keyword.PASSWORD, upTo("@"), "password");
        }
        position++;
        return true;
    }

    private void readHosts(boolean afterCredentials) {
        StringJoiner hosts = new StringJoiner(",");
        StringJoiner ports = new StringJoiner(",");
        boolean more = true;
        while (more) {
            String host = at('[') ? readBracketedHost() : upTo(HOST_END);
            if (afterCredentials && host.indexOf('@') > 0) {
                throw new ProgrammingError(
                        "more than one \"@\" before the host of the connection URI; within user or password write it as %40");
            }
            hosts.add(host);
            ports.add(at(':') ? readPort() : "");
            more = at(',');
            if (more) {
                position++;
            }
        }
        store(Keyword.HOST, hosts.toString(), "host");
        store(Keyword.PORT, ports.toString(), "port");
    }

    private String readBracketedHost() {
        position++;
        String host = upTo("]");
        if (!at(']')) {
            throw new ProgrammingError("no matching \"]\" for the IPv6 address in the connection URI");
        }
        if (host.isEmpty()) {
            throw new ProgrammingError("the IPv6 address in the connection URI is empty");
        }
        position++;
        if (position < uri.length() && HOST_END.indexOf(uri.charAt(position)) < 0) {
            throw new ProgrammingError("unexpected character at position " + (position + 1)
                    + " of the connection URI, after \"]\"; expected \":\", \"/\", \"?\" or \",\"");
        }
        return host;
    }

    private String readPort() {
        position++;
        String port = upTo(PORT_END);
        boolean slashInPassword = at('/') && uri.indexOf('@', position) >= 0;
        if (slashInPassword && !port.chars().allMatch(Character::isDigit)) {
            // Shown as a port, a piece of the password would end up in logs.
            throw new ProgrammingError(
                    "the port in the connection URI is not a number, and \"@\" follows later; within user or password write \"/\" as %2F");
        }
        return port;
    }

    private void readQuery() {
        while (position < uri.length()) {
            int start = position;
            String name = upTo("=&");
            if (!at('=')) {
                throw new ProgrammingError("missing \"=\" after query parameter " + parameters.label(name, start)
                        + " of the connection URI; within a value write \"&\" as %26");
            }
            position++;
            String value = upTo("=&");
            if (at('=')) {
                throw new ProgrammingError("extra \"=\" in query parameter " + parameters.label(name, start)
                        + " of the connection URI; within a value write it as %3D");
            }
            storeQuery(name, value, start);
            position++;
        }
    }

    private void storeQuery(String encodedName, String encodedValue, int start) {
        String name = PercentDecoder.decode(encodedName, "query parameter name");
        String value = PercentDecoder.decode(encodedValue, "query parameter " + parameters.label(name, start));
        if (name.equals("ssl") && value.equals("true")) {
            parameters.put(Keyword.SSLMODE, SslMode.REQUIRE.text());
        } else {
            parameters.put(name, value, start);
        }
    }

    private void store(Keyword keyword, String encoded, String what) {
        if (!encoded.isEmpty()) {
            parameters.put(keyword, PercentDecoder.decode(encoded, what));
        }
    }

    private String upTo(String terminators) {
        int start = position;
        position = indexOfAny(terminators, start);
        return uri.substring(start, position);
    }

    private int indexOfAny(String characters, int from) {
        int i = from;
        while (i < uri.length() && characters.indexOf(uri.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private boolean at(char character) {
        return position < uri.length() && uri.charAt(position) == character;
    }
}
