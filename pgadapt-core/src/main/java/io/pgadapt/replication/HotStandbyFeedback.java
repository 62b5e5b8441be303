package io.pgadapt.replication;

/**
 * Tells the server which rows the client's queries still need, so that VACUUM leaves them.
 *
 * @param xmin the oldest transaction that is needed, not counting catalogues; 0 to withdraw the request
 * @param xminEpoch how often the numbers of transactions had started again by then
 * @param catalogXmin the oldest transaction that is needed in catalogues; 0 to withdraw the request
 * @param catalogXminEpoch the epoch of {@code catalogXmin}
 */
public record HotStandbyFeedback(int xmin, int xminEpoch, int catalogXmin, int catalogXminEpoch) {}
