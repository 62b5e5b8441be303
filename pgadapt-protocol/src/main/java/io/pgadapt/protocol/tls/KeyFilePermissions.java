package io.pgadapt.protocol.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** libpq's rule for the file of a private key: nobody else may read it. */
final class KeyFilePermissions {
    /** What may not be set when root owns the file: the group may read it, which shared system keys need. */
    private static final int FORBIDDEN_FOR_ROOT = 0037;

    private static final int FORBIDDEN = 0077;

    private KeyFilePermissions() {}

    /**
     * Checks that the file is a regular one, and has permissions 0600 or less, or 0640 or less if root owns it.
     *
     * <p>File systems without Unix permissions are not checked.
     *
     * @throws TlsException when it may not be used
     */
    static void check(Path path) {
        if (!Files.exists(path)) {
            throw new TlsException(path + ": there is no such file; it should hold the client's private key");
        }
        if (!Files.isRegularFile(path)) {
            throw new TlsException(path + ": is not a regular file; it should hold the client's private key");
        }
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            checkMode(path);
        }
    }

    private static void checkMode(Path path) {
        Map<String, Object> attributes = attributes(path);
        int mode = number(attributes, "mode");
        int forbidden = number(attributes, "uid") == 0 ? FORBIDDEN_FOR_ROOT : FORBIDDEN;
        if ((mode & forbidden) != 0) {
            throw new TlsException(path + ": the private key has group or world access; set permissions 0600 or less"
                    + " if the current user owns it, or 0640 or less if root does");
        }
    }

    private static Map<String, Object> attributes(Path path) {
        try {
            return Files.readAttributes(path, "unix:mode,uid");
        } catch (IOException e) {
            throw new TlsException(path + ": its permissions cannot be read: " + e.getMessage(), e);
        }
    }

    private static int number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
