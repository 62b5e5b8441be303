package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;

/**
 * Tells the server which rows the client's queries still need.
 *
 * @param clock the client's clock
 * @param xmin the oldest transaction that is needed, not counting catalogs; 0 to withdraw the request
 * @param xminEpoch the epoch of {@code xmin}
 * @param catalogXmin the oldest transaction that replication slots need in catalogs; 0 to withdraw the request
 * @param catalogXminEpoch the epoch of {@code catalogXmin}
 */
public record HotStandbyFeedback(long clock, int xmin, int xminEpoch, int catalogXmin, int catalogXminEpoch)
        implements ReplicationMessage {
    /** The first byte of the content. */
    public static final char TAG = 'h';

    /** Reads the content after its first byte. */
    public static HotStandbyFeedback decode(WireReader body) {
        return new HotStandbyFeedback(body.int64(), body.int32(), body.int32(), body.int32(), body.int32());
    }

    @Override
    public void encode(WireWriter out) {
        int mark = out.beginMessage(CopyData.TAG);
        out.int8(TAG)
                .int64(clock)
                .int32(xmin)
                .int32(xminEpoch)
                .int32(catalogXmin)
                .int32(catalogXminEpoch);
        out.endMessage(mark);
    }
}
