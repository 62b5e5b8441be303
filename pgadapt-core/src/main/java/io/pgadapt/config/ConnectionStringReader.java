package io.pgadapt.config;

import io.pgadapt.errors.ProgrammingError;
import java.util.Map;

/** Reads a connection string in whichever of the two forms it is written. */
final class ConnectionStringReader {
    private final String text;

    ConnectionStringReader(String text) {
        this.text = text;
    }

    /** True when a database name is in truth a whole connection string. */
    static boolean recognises(String databaseName) {
        return UriParser.prefixLength(databaseName) > 0 || databaseName.indexOf('=') >= 0;
    }

    Map<Keyword, String> read() {
        if (text.indexOf('\0') >= 0) {
            throw new ProgrammingError("the connection string contains a NUL character");
        }
        return UriParser.prefixLength(text) > 0 ? new UriParser(text).parse() : new KeywordValueParser(text).parse();
    }
}
