package io.pgadapt.types.internal.codec;

import io.pgadapt.protocol.wire.WireReader;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.internal.Utf8;
import io.pgadapt.types.value.TsQuery;
import io.pgadapt.types.value.TsVector;
import io.pgadapt.types.value.TsWeight;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tsvector} and {@code tsquery}.
 *
 * @see <a href="https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/tsvector.c">tsvectorsend</a>
 */
public final class TextSearchCodecs {
    /** The zero byte behind a lexeme, and the number of its positions. */
    private static final int LEAST_LEXEME = 3;

    private static final int POSITION_SIZE = 2;

    /** Of a position; the weight takes the two bits above. */
    private static final int INDEX_BITS = 14;

    private TextSearchCodecs() {}

    /** Returns the codec of {@code tsvector}. */
    public static Codec<TsVector> vector() {
        return new SimpleCodec<>(
                "tsvector",
                TsVector.class,
                new SimpleCodec.Binary<>(TextSearchCodecs::read, TextSearchCodecs::write),
                new SimpleCodec.Text<>(TsVector::parse, TsVector::toString));
    }

    /** Returns the codec of {@code tsquery}. */
    public static Codec<TsQuery> query() {
        return new EmptyAsTextCodec<>(
                new SimpleCodec<>(
                        "tsquery",
                        TsQuery.class,
                        new SimpleCodec.Binary<>(TsQueryReader::read, TsQueryWriter::write),
                        new SimpleCodec.Text<>(TsQuery::parse, TsQuery::toString)),
                TsQuery.empty());
    }

    /** Reads a text up to a zero byte. */
    static String lexeme(WireReader in) {
        byte[] data = in.array();
        int start = in.position();
        // passes over the zero byte, too, after having checked that there is one
        in.cstring();
        return Utf8.decode(data, start, in.position() - 1 - start);
    }

    private static TsVector read(WireReader in) {
        int count = in.count32(LEAST_LEXEME);
        List<TsVector.Lexeme> lexemes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lexemes.add(new TsVector.Lexeme(lexeme(in), positions(in)));
        }
        return new TsVector(lexemes);
    }

    private static List<TsVector.Position> positions(WireReader in) {
        int count = in.count16(POSITION_SIZE);
        List<TsVector.Position> positions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int packed = in.uint16();
            int index = packed & ((1 << INDEX_BITS) - 1);
            positions.add(new TsVector.Position(index, TsWeight.of(packed >> INDEX_BITS)));
        }
        return positions;
    }

    private static void write(TsVector vector, WireWriter out) {
        out.int32(vector.lexemes().size());
        for (TsVector.Lexeme lexeme : vector.lexemes()) {
            Utf8.encode(lexeme.text(), out);
            out.int8(0).int16(lexeme.positions().size());
            for (TsVector.Position position : lexeme.positions()) {
                out.int16(position.weight().number() << INDEX_BITS | position.index());
            }
        }
    }
}
