package io.pgadapt.protocol.tls;

import io.pgadapt.protocol.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a file, and the PEM blocks in it (RFC 7468, with the headers of RFC 1421 that old OpenSSL wrote).
 *
 * <p>Text around the blocks is ignored, as OpenSSL does; a file without any block may be DER.
 */
final class PemFile {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\R(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final Pattern HEADERS = Pattern.compile("\\A\\s*(?:[A-Za-z0-9-]+: .*\\R)+(?:\\s.*\\R)*\\R");

    private final Path path;
    private final byte[] content;
    private final List<Block> blocks;

    private PemFile(Path path, byte[] content, List<Block> blocks) {
        this.path = path;
        this.content = content;
        this.blocks = List.copyOf(blocks);
    }

    /** One block: what its BEGIN line says, its headers as they stand (mostly none), and its decoded content. */
    record Block(String label, String headers, Bytes der) {}

    /**
     * Reads a file.
     *
     * @throws TlsException when it cannot be read, or a block in it is not base64
     */
    static PemFile read(Path path) {
        byte[] content = bytes(path);
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            blocks.add(block(path, matcher.group(1), matcher.group(2)));
        }
        return new PemFile(path, content, blocks);
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new TlsException(path + ": there is no such file", e);
        } catch (IOException e) {
            throw new TlsException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static Block block(Path path, String label, String body) {
        Matcher matcher = HEADERS.matcher(body);
        String headers = matcher.find() ? matcher.group() : "";
        String base64 = body.substring(headers.length()).replaceAll("\\s", "");
        try {
            return new Block(label, headers, Bytes.of(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            throw new TlsException(path + ": the PEM block \"" + label + "\" is damaged: " + e.getMessage(), e);
        }
    }

    Path path() {
        return path;
    }

    /** Returns the file as it is. */
    byte[] content() {
        return content;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Returns the decoded blocks of the given label, in the order of the file. */
    List<byte[]> blocks(String label) {
        return blocks.stream()
                .filter(block -> block.label().equals(label))
                .map(block -> block.der().toArray())
                .toList();
    }
}
