package io.pgadapt.internal.connect;

import io.pgadapt.config.SslSettings;
import io.pgadapt.protocol.tls.TlsContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the TLS context of the last connect for the next one, as long as settings and files are the same: certificates are renewed while
 * programs run. Thread-safe.
 */
public final class TlsContexts {
    private volatile @Nullable Entry last;

    /**
     * Returns the context for the settings.
     *
     * @throws io.pgadapt.protocol.tls.TlsException when a file that is needed is missing
     */
    TlsContext get(SslSettings settings) {
        Entry entry = last;
        List<FileState> files = files(settings);
        if (entry == null || !entry.settings.equals(settings) || !entry.files.equals(files)) {
            entry = new Entry(settings, files, TlsContext.create(TlsFiles.settings(settings)));
            last = entry;
        }
        return entry.context;
    }

    private static List<FileState> files(SslSettings settings) {
        return Stream.of(settings.rootCert(), settings.cert(), settings.key(), settings.crl(), settings.crlDirectory())
                .filter(Objects::nonNull)
                .map(FileState::of)
                .toList();
    }

    private record Entry(SslSettings settings, List<FileState> files, TlsContext context) {}

    /** As much of a file as shows that it was replaced; a missing one has size -1. */
    private record FileState(Path path, long size, long modified) {
        static FileState of(Path path) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                return new FileState(
                        path, attributes.size(), attributes.lastModifiedTime().toMillis());
            } catch (IOException e) {
                return new FileState(path, -1, 0);
            }
        }
    }
}
