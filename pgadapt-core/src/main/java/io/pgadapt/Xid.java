package io.pgadapt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a transaction that takes part in a two-phase commit.
 *
 * <p>PostgreSQL names such transactions by one text. {@link #toString} makes it of the three parts that the XA specification
 * has, as pgjdbc and psycopg2 do; {@link #parse} takes it apart. A text that another program gave without such parts is kept
 * as it is: then it is the {@link #globalId}, and there are no other parts.
 *
 * @param formatId what kind of id it is, 0 or more; null when the text has no parts
 * @param globalId the global transaction id, of at most 64 printable ASCII characters; or the whole text
 * @param branch the branch qualifier, of at most 64 printable ASCII characters; null when the text has no parts
 * @see <a href="https://www.postgresql.org/docs/18/sql-prepare-transaction.html">PostgreSQL manual: PREPARE TRANSACTION</a>
 */
public record Xid(
        @Nullable Integer formatId,
        String globalId,
        @Nullable String branch) {
    private static final int MAX_LENGTH = 64;
    private static final Pattern PARTS = Pattern.compile("(\\d{1,10})_([A-Za-z0-9+/]*={0,2})_([A-Za-z0-9+/]*={0,2})");

    /** Checks the parts. */
    public Xid {
        Objects.requireNonNull(globalId);
        if ((formatId == null) != (branch == null)) {
            throw new IllegalArgumentException("a transaction id has a format and a branch, or neither");
        }
        if (formatId != null && branch != null) {
            if (formatId < 0) {
                throw new IllegalArgumentException("the format of a transaction id is 0 or more, not " + formatId);
            }
            requirePlain("global transaction id", globalId);
            requirePlain("branch qualifier", branch);
        }
    }

    /**
     * Returns an id of three parts.
     *
     * @throws IllegalArgumentException when one of them is not as said above
     */
    public static Xid of(int formatId, String globalId, String branch) {
        return new Xid(formatId, globalId, branch);
    }

    /** Returns the id that a text stands for, which need not have parts. */
    public static Xid parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (parts.matches()) {
            try {
                Xid xid = of(Integer.parseInt(parts.group(1)), decode(parts.group(2)), decode(parts.group(3)));
                if (xid.toString().equals(text)) {
                    return xid;
                }
            } catch (IllegalArgumentException e) {
                // looks like an id with parts, but is none: it would not come out again as it went in
                return new Xid(null, text, null);
            }
        }
        return new Xid(null, text, null);
    }

    /** Returns the text that PostgreSQL names the transaction by. */
    @Override
    public String toString() {
        return branch == null ? globalId : formatId + "_" + encode(globalId) + "_" + encode(branch);
    }

    private static void requirePlain(String what, String text) {
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        if (text.length() > MAX_LENGTH || !printable) {
            throw new IllegalArgumentException("a " + what + " has at most " + MAX_LENGTH
                    + " characters, all of them printable ASCII; this is \"" + text + "\"");
        }
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decode(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
    }
}
