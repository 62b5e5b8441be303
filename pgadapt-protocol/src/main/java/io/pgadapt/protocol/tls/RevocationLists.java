package io.pgadapt.protocol.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificate revocation lists from {@code sslcrl} and {@code sslcrldir}.
 *
 * <p>libpq goes on without revocation when the lists cannot be read; here that is an error, since whoever names a list
 * wants it to be used. Of a directory every file counts, whatever its name (OpenSSL wants names made of hashes).
 */
final class RevocationLists {
    private RevocationLists() {}

    /** Returns all lists; none when neither place is given. */
    static List<X509CRL> read(@Nullable Path file, @Nullable Path directory) {
        List<X509CRL> lists = new ArrayList<>();
        if (file != null) {
            lists.addAll(Certificates.readRevocationLists(file));
        }
        if (directory != null) {
            lists.addAll(readAll(directory));
        }
        return lists;
    }

    private static List<X509CRL> readAll(Path directory) {
        List<X509CRL> lists = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                lists.addAll(Certificates.readRevocationLists(file));
            }
        } catch (IOException e) {
            throw new TlsException(directory + ": this directory of revocation lists cannot be read: " + e, e);
        }
        if (lists.isEmpty()) {
            throw new TlsException(directory + ": holds no file with a certificate revocation list");
        }
        return lists;
    }
}
