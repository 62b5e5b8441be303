package io.pgadapt.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The password file (PostgreSQL manual 32.16): lines of {@code host:port:database:user:password}; the first that fits counts. */
final class PassFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Path file;

    PassFile(Path file) {
        this.file = file;
    }

    Password lookup(String host, int port, String database, String user) {
        if (!Files.exists(file)) {
            return Password.NONE;
        }
        try {
            String refusal = refusal();
            return refusal != null
                    ? Password.warning(refusal)
                    : find(List.of(host, String.valueOf(port), database, user));
        } catch (IOException e) {
            return Password.warning("could not read password file \"" + file + "\": " + e);
        }
    }

    /** Returns why the file is ignored, or null when it may be used. */
    private @Nullable String refusal() throws IOException {
        if (!Files.isRegularFile(file)) {
            return "password file \"" + file + "\" is not a plain file";
        }
        boolean posix = Files.getFileStore(file).supportsFileAttributeView("posix");
        if (posix && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            return "password file \"" + file
                    + "\" has group or world access, so it is ignored; permissions should be u=rw (0600) or less";
        }
        return null;
    }

    private Password find(List<String> wanted) throws IOException {
        for (String line : Files.readAllLines(file)) {
            List<String> fields = line.startsWith("#") ? List.of() : split(line);
            if (fields.size() > wanted.size() && matches(fields, wanted)) {
                return Password.fromFile(unescape(fields.get(wanted.size())), file);
            }
        }
        return Password.NONE;
    }

    private static boolean matches(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !unescape(fields.get(i)).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Splits at colons that have no backslash in front; escapes stay, so that {@code \\*} is no wildcard. */
    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == ':') {
                fields.add(line.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(line.substring(start));
        return fields;
    }

    private static String unescape(String field) {
        StringBuilder plain = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            boolean escape = field.charAt(i) == '\\' && i + 1 < field.length();
            plain.append(field.charAt(escape ? ++i : i));
        }
        return plain.toString();
    }
}
