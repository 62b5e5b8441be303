package io.pgadapt.protocol.channel;

/**
 * Rows as they came: complete and validated DataRow messages, back to back.
 *
 * <p>Each is the byte {@code 'D'}, a length of four bytes that counts itself, the number of columns in two bytes, and
 * for each column its length in four bytes, -1 for NULL, and that many bytes. The array's content from {@code start} to
 * {@code end} is never changed after the run was handed over; what lies outside of the range is nobody's business.
 *
 * @param data the array that holds the messages
 * @param start index of the first message's type byte
 * @param end index after the last message
 * @param count how many messages there are, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // it lends out the buffer itself; runs are not compared
public record RowRun(byte[] data, int start, int end, int count) {}
