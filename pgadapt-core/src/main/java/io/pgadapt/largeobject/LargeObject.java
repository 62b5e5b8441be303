package io.pgadapt.largeobject;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A large object that is open: a channel with a position, of up to 4 TB.
 *
 * <p>It is open in the transaction, or the block of one, that it was opened in: when that ends, or is rolled back, it can
 * only be closed. What was written is there for good when the transaction commits. Positions and sizes are in bytes.
 *
 * <p>Errors are those of the connection, not {@link java.io.IOException}; all methods but the plain getters and
 * {@link #close} throw
 *
 * <ul>
 *   <li>{@link io.pgadapt.errors.InterfaceError} when it is closed, or the connection is,
 *   <li>{@link io.pgadapt.errors.ProgrammingError} when its transaction is over,
 *   <li>{@link io.pgadapt.errors.DatabaseError} when the server refuses it.
 * </ul>
 *
 * <p>For one thread at a time. {@link java.nio.channels.Channels#newReader(java.nio.channels.ReadableByteChannel,
 * java.nio.charset.Charset)} and {@code newWriter} read and write text.
 *
 * @see LargeObjects
 */
public interface LargeObject extends SeekableByteChannel {

    /** Returns the object's OID: a positive number of 32 bits. */
    long oid();

    /** Returns what it was opened for. */
    AccessMode mode();

    /**
     * Reads into the buffer, from the position on, at most as much as fits.
     *
     * @return how many bytes were read, or -1 at the end
     * @throws IllegalArgumentException when the buffer is read-only
     */
    @Override
    int read(ByteBuffer target);

    /**
     * Reads so many bytes, or as many as are left.
     *
     * @throws IllegalArgumentException when the count is negative
     */
    byte[] read(int count);

    /**
     * Reads all that is left.
     *
     * @throws io.pgadapt.errors.DataError when that is more than an array can hold; nothing is read then
     */
    byte[] readAll();

    /**
     * Writes all that is left in the buffer at the position, over what is there.
     *
     * @return how many bytes that were
     * @throws java.nio.channels.NonWritableChannelException when it was opened to be read only
     */
    @Override
    int write(ByteBuffer source);

    /** Writes all bytes at the position; otherwise as {@link #write(ByteBuffer)}. */
    void write(byte[] source);

    /** Returns the position of the next byte to be read or written. */
    @Override
    long position();

    /**
     * Moves to a position, which may be behind the end; does not ask the server.
     *
     * @throws IllegalArgumentException when it is negative
     */
    @Override
    LargeObject position(long newPosition);

    /** Returns the size. */
    @Override
    long size();

    /**
     * Cuts off all behind a size; leaves the object as it is if it is smaller. A position behind the new end moves there.
     *
     * @throws IllegalArgumentException when the size is negative
     * @throws java.nio.channels.NonWritableChannelException when it was opened to be read only
     */
    @Override
    LargeObject truncate(long size);

    /**
     * Gives it a size: cuts off what is behind that, or has zeros up to there. The position stays.
     *
     * @throws IllegalArgumentException when the size is negative
     * @throws java.nio.channels.NonWritableChannelException when it was opened to be read only
     */
    LargeObject resize(long size);

    /** Returns a stream that reads from the position on, in large pieces; closing it closes the object. */
    InputStream inputStream();

    /** Returns a stream that writes from the position on, in large pieces; closing it closes the object. */
    OutputStream outputStream();

    /** Returns whether it is neither closed, nor its transaction over, nor its connection closed. */
    @Override
    boolean isOpen();

    /** Removes the object from the database, and closes this. */
    void unlink();

    /** Closes it. Does nothing the second time, or when its transaction is over or failed. */
    @Override
    void close();
}
