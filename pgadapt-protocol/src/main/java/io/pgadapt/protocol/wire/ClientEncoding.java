package io.pgadapt.protocol.wire;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a session's text, {@code client_encoding}: PostgreSQL's name for it, and Java's charset. Immutable.
 *
 * <p>Where Java has no charset, only ASCII can be sent and read. {@code SQL_ASCII}, which means bytes of an unknown encoding, is
 * taken for UTF-8.
 *
 * @see <a href="https://www.postgresql.org/docs/18/multibyte.html#MULTIBYTE-CHARSET-SUPPORTED">PostgreSQL manual: Supported
 *     Character Sets</a>
 */
public final class ClientEncoding {
    /** What sessions use unless told otherwise. */
    public static final ClientEncoding UTF8 = new ClientEncoding("UTF8", StandardCharsets.UTF_8);

    private static final String AUTO = "AUTO";

    /**
     * Java's names; PostgreSQL's SJIS, GBK and UHC are those of Windows. SHIFT_JIS_2004 is missing on purpose: Java's FULLWIDTH
     * REVERSE SOLIDUS is PostgreSQL's backslash there; and so is JOHAB, of which the server takes next to nothing.
     */
    private static final Map<String, String> CHARSETS = Map.ofEntries(
            entry("BIG5", "Big5"),
            entry("EUC_CN", "GB2312"),
            entry("EUC_JP", "EUC-JP"),
            entry("EUC_KR", "EUC-KR"),
            entry("EUC_TW", "x-EUC-TW"),
            entry("GB18030", "GB18030"),
            entry("GBK", "x-mswin-936"),
            entry("ISO_8859_5", "ISO-8859-5"),
            entry("ISO_8859_6", "ISO-8859-6"),
            entry("ISO_8859_7", "ISO-8859-7"),
            entry("ISO_8859_8", "ISO-8859-8"),
            entry("KOI8R", "KOI8-R"),
            entry("KOI8U", "KOI8-U"),
            entry("LATIN1", "ISO-8859-1"),
            entry("LATIN2", "ISO-8859-2"),
            entry("LATIN3", "ISO-8859-3"),
            entry("LATIN4", "ISO-8859-4"),
            entry("LATIN5", "ISO-8859-9"),
            entry("LATIN7", "ISO-8859-13"),
            entry("LATIN9", "ISO-8859-15"),
            entry("LATIN10", "ISO-8859-16"),
            entry("SJIS", "windows-31j"),
            entry("SQL_ASCII", "UTF-8"),
            entry("UHC", "x-windows-949"),
            entry("UTF8", "UTF-8"),
            entry("WIN866", "IBM866"),
            entry("WIN874", "x-windows-874"),
            entry("WIN1250", "windows-1250"),
            entry("WIN1251", "windows-1251"),
            entry("WIN1252", "windows-1252"),
            entry("WIN1253", "windows-1253"),
            entry("WIN1254", "windows-1254"),
            entry("WIN1255", "windows-1255"),
            entry("WIN1256", "windows-1256"),
            entry("WIN1257", "windows-1257"),
            entry("WIN1258", "windows-1258"));

    /** Other names that PostgreSQL takes, but never reports, without what is neither letter nor digit. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            entry("UNICODE", "UTF8"),
            entry("ISO88591", "LATIN1"),
            entry("ISO88592", "LATIN2"),
            entry("ISO88593", "LATIN3"),
            entry("ISO88594", "LATIN4"),
            entry("ISO88599", "LATIN5"),
            entry("ISO885913", "LATIN7"),
            entry("ISO885915", "LATIN9"),
            entry("ISO885916", "LATIN10"),
            entry("KOI8", "KOI8R"),
            entry("MSKANJI", "SJIS"),
            entry("SHIFTJIS", "SJIS"),
            entry("WINDOWS932", "SJIS"),
            entry("WINDOWS936", "GBK"),
            entry("WINDOWS949", "UHC"),
            entry("WINDOWS950", "BIG5"),
            entry("WINDOWS866", "WIN866"),
            entry("WINDOWS874", "WIN874"),
            entry("WINDOWS1250", "WIN1250"),
            entry("WINDOWS1251", "WIN1251"),
            entry("WINDOWS1252", "WIN1252"),
            entry("WINDOWS1253", "WIN1253"),
            entry("WINDOWS1254", "WIN1254"),
            entry("WINDOWS1255", "WIN1255"),
            entry("WINDOWS1256", "WIN1256"),
            entry("WINDOWS1257", "WIN1257"),
            entry("WINDOWS1258", "WIN1258"));

    private final String name;
    private final Charset charset;
    private final boolean isUtf8;

    private ClientEncoding(String name, Charset charset) {
        this.name = name;
        this.charset = charset;
        this.isUtf8 = charset.equals(StandardCharsets.UTF_8);
    }

    /** Returns the encoding of a name as the server reports it, such as {@code EUC_JP}. */
    public static ClientEncoding of(String name) {
        if (name.equals(UTF8.name)) {
            return UTF8;
        }
        Charset known = charset(name);
        return new ClientEncoding(name, known == null ? StandardCharsets.US_ASCII : known);
    }

    /** Returns the encoding of a name in whatever spelling PostgreSQL takes, such as {@code iso-8859-1}. */
    public static ClientEncoding spelled(String name) {
        return of(canonical(name));
    }

    /** Returns whether a name, in whatever spelling PostgreSQL takes, or {@code auto}, is of an encoding that Java has, too. */
    public static boolean isSupported(String name) {
        return plain(name).equals(AUTO) || charset(canonical(name)) != null;
    }

    /** Returns PostgreSQL's names of all that Java has, too. */
    public static Set<String> supported() {
        return CHARSETS.keySet().stream()
                .filter(name -> charset(name) != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns PostgreSQL's name for it. */
    public String name() {
        return name;
    }

    /** Returns whether text needs no conversion, for codecs read and write UTF-8. */
    public boolean isUtf8() {
        return isUtf8;
    }

    /**
     * Returns the bytes of a text.
     *
     * @throws IllegalArgumentException when a character does not exist in this encoding; the message names it
     */
    public byte[] encode(String text) {
        CharBuffer characters = CharBuffer.wrap(text);
        try {
            byte[] bytes = bytes(charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(characters));
            requireFaithful(text, bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(unencodable(text, characters.position()), e);
        }
    }

    /** Returns the text of bytes; what is no text becomes U+FFFD. */
    public String decode(byte[] data, int offset, int length) {
        return new String(data, offset, length, charset);
    }

    /**
     * Returns what is in UTF-8 in this encoding; what is ASCII is the same in all of them.
     *
     * @throws IllegalArgumentException when a character does not exist in this encoding; the message names it
     */
    public byte[] fromUtf8(byte[] data, int length) {
        return isAscii(data, 0, length)
                ? Arrays.copyOf(data, length)
                : encode(new String(data, 0, length, StandardCharsets.UTF_8));
    }

    /**
     * Returns what is in this encoding in UTF-8.
     *
     * @throws IllegalArgumentException when it is no text of this encoding
     */
    public byte[] toUtf8(byte[] data, int offset, int length) {
        try {
            CharBuffer characters = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(data, offset, length));
            return bytes(StandardCharsets.UTF_8.encode(characters));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "the text is not valid in the client_encoding " + name + " as Java knows it (" + charset + ")"
                            + advice(),
                    e);
        }
    }

    /** Returns whether all bytes are ASCII. */
    public static boolean isAscii(byte[] data, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (data[i] < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof ClientEncoding it && it.name.equals(name));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Some charsets send a similar character for one that they have not, such as a backslash for a yen sign. */
    private void requireFaithful(String text, byte[] bytes) {
        String readBack = new String(bytes, charset);
        if (!readBack.equals(text)) {
            int index = 0;
            while (index < readBack.length() && readBack.charAt(index) == text.charAt(index)) {
                index++;
            }
            throw new IllegalArgumentException(unencodable(text, index));
        }
    }

    private String unencodable(String text, int index) {
        int character = text.codePointAt(index);
        if (Character.getType(character) == Character.SURROGATE) {
            return "the text holds half of a surrogate pair at index " + index + ", which no encoding can represent";
        }
        return "the character \"" + Character.toString(character) + "\" (" + String.format("U+%04X", character)
                + ") at index " + index + " does not exist in the client_encoding " + name + advice();
    }

    private String advice() {
        return charset.equals(StandardCharsets.US_ASCII)
                ? ", of which Java knows ASCII only; SET client_encoding TO UTF8"
                : "; SET client_encoding TO UTF8";
    }

    private static @Nullable Charset charset(String name) {
        String known = CHARSETS.get(name);
        return known != null && Charset.isSupported(known) ? Charset.forName(known) : null;
    }

    /** Returns the name that the server would report; the one given when there is none. */
    private static String canonical(String name) {
        String given = plain(name);
        String wanted = plain(ALIASES.getOrDefault(given, given));
        return CHARSETS.keySet().stream()
                .filter(known -> plain(known).equals(wanted))
                .findFirst()
                .orElse(name);
    }

    /** PostgreSQL looks at letters and digits only. */
    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
