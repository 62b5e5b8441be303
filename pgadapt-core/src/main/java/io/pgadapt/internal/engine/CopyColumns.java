package io.pgadapt.internal.engine;

import io.pgadapt.row.Column;
import io.pgadapt.types.CodecContext;
import java.util.List;

/**
 * The columns that a COPY moves.
 *
 * @param columns in the order of the data; none when nobody can tell
 * @param context the codecs, and what they are told of the session
 */
public record CopyColumns(List<Column> columns, CodecContext context) {}
