package io.pgadapt.internal.xa;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * Ids of transaction branches, whose parts are any bytes, as the texts that PostgreSQL names prepared transactions by: the
 * format, and both parts in Base64, as pgjdbc and psycopg have them. The longest takes 189 of the 199 bytes that it allows.
 */
final class BranchNames {
    private static final int NULL_FORMAT = -1;
    private static final Pattern PARTS = Pattern.compile("(-?\\d{1,10})_([A-Za-z0-9+/]+={0,2})_([A-Za-z0-9+/]*={0,2})");

    private BranchNames() {}

    /**
     * Returns the name of a branch.
     *
     * @throws XAException when it is the null id, or a part is too long
     */
    static io.pgadapt.Xid nameOf(@Nullable Xid branch) throws XAException {
        if (branch == null || branch.getFormatId() == NULL_FORMAT) {
            throw XaErrors.of(XAException.XAER_INVAL, "the null id names no transaction branch");
        }
        byte[] global = branch.getGlobalTransactionId();
        byte[] qualifier = branch.getBranchQualifier();
        if (global.length == 0 || global.length > Xid.MAXGTRIDSIZE || qualifier.length > Xid.MAXBQUALSIZE) {
            throw XaErrors.of(
                    XAException.XAER_INVAL,
                    "a transaction branch has a global id of 1 to 64 bytes and a qualifier of at most 64, but these have "
                            + global.length + " and " + qualifier.length);
        }
        Base64.Encoder base64 = Base64.getEncoder();
        return io.pgadapt.Xid.parse(
                branch.getFormatId() + "_" + base64.encodeToString(global) + "_" + base64.encodeToString(qualifier));
    }

    /** Returns the branch that a name stands for; null when no transaction manager can have given it. */
    static @Nullable Xid branchOf(io.pgadapt.Xid name) {
        Matcher parts = PARTS.matcher(name.toString());
        if (!parts.matches()) {
            return null;
        }
        try {
            Xid branch = new Branch(Integer.parseInt(parts.group(1)), decode(parts.group(2)), decode(parts.group(3)));
            return nameOf(branch).equals(name) ? branch : null;
        } catch (IllegalArgumentException | XAException e) {
            // looks like one of ours, but would not come out again as it went in
            return null;
        }
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    }

    /** An id that was found on the server; its parts have one character for each byte. */
    private record Branch(int format, String global, String qualifier) implements Xid {
        @Override
        public int getFormatId() {
            return format;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return global.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public byte[] getBranchQualifier() {
            return qualifier.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            Base64.Encoder base64 = Base64.getEncoder();
            return format + "_" + base64.encodeToString(getGlobalTransactionId()) + "_"
                    + base64.encodeToString(getBranchQualifier());
        }
    }
}
