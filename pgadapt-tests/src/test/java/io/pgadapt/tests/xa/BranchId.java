package io.pgadapt.tests.xa;

import java.nio.charset.StandardCharsets;
import javax.transaction.xa.Xid;

/** An id as a transaction manager gives one; parts have one character for each byte. */
record BranchId(int format, String global, String qualifier) implements Xid {
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

    boolean isSameAs(Xid other) {
        return equals(new BranchId(
                other.getFormatId(),
                new String(other.getGlobalTransactionId(), StandardCharsets.ISO_8859_1),
                new String(other.getBranchQualifier(), StandardCharsets.ISO_8859_1)));
    }
}
