package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.value.TsQuery;

/** {@code tsquery}, where the empty one goes out as text: the server sends its binary form, but takes it from nobody. */
final class TsQueryCodec extends DelegatingCodec<TsQuery> implements ValueDependentCodec<TsQuery> {
    private final Codec<TsQuery> asText = new UntypedCodec<>(this);

    TsQueryCodec() {
        super(new SimpleCodec<>(
                "tsquery",
                TsQuery.class,
                new SimpleCodec.Binary<>(TsQueryReader::read, TsQueryWriter::write),
                new SimpleCodec.Text<>(TsQuery::parse, TsQuery::toString)));
    }

    @Override
    public Codec<?> forValue(Object value, CodecRegistry registry) {
        return value.equals(TsQuery.empty()) ? asText : this;
    }
}
