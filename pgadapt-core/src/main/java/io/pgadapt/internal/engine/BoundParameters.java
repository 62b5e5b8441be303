package io.pgadapt.internal.engine;

import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.protocol.message.Bind;
import io.pgadapt.protocol.wire.Format;
import io.pgadapt.protocol.wire.WireWriter;
import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecContext;
import io.pgadapt.types.CodecException;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the statement that is being bound, each with its codec. One per session, used again and again; holds
 * no value longer than a statement takes to write.
 */
final class BoundParameters implements Bind.Values {
    private static final @Nullable Object[] NONE = {};

    private @Nullable Object[] values = NONE;
    private PgType[] types = {};
    private @Nullable Codec<Object>[] codecs = newCodecs(8);
    private @Nullable CodecContext context;
    private boolean isUtf8 = true;

    /**
     * Finds the codec of each value.
     *
     * @throws ProgrammingError when there is none; nothing was written then
     */
    void bind(@Nullable Object[] newValues, PgType[] newTypes, CodecContext newContext) {
        if (newValues.length != newTypes.length) {
            throw new ProgrammingError(ErrorReport.of("the server expects " + newTypes.length + " parameters, but "
                            + newValues.length + " are given")
                    .beforeWriting());
        }
        values = newValues;
        types = newTypes;
        context = newContext;
        isUtf8 = newContext.clientEncoding().isUtf8();
        if (codecs.length < newValues.length) {
            codecs = newCodecs(newValues.length);
        }
        for (int i = 0; i < newValues.length; i++) {
            Object value = newValues[i];
            codecs[i] = value == null ? null : codec(i, value, newTypes[i], newContext);
        }
    }

    /** Lets the values go. */
    void release() {
        Arrays.fill(codecs, 0, values.length, null);
        values = NONE;
    }

    @Override
    public int count() {
        return values.length;
    }

    @Override
    public Format format(int index) {
        Codec<Object> codec = codecs[index];
        if (codec == null) {
            return Format.BINARY;
        }
        return isUtf8 ? codec.format() : Format.TEXT;
    }

    @Override
    public boolean write(int index, WireWriter out) {
        Object value = values[index];
        Codec<Object> codec = codecs[index];
        CodecContext known = context;
        if (value == null || codec == null || known == null) {
            return false;
        }
        try {
            if (isUtf8) {
                codec.encode(codec.format(), value, out, known);
            } else {
                ClientText.write(value, codec, out, known);
            }
        } catch (CodecException e) {
            throw ParameterFailures.ofParameter(index).unfit(types[index], e);
        }
        return true;
    }

    private static Codec<Object> codec(int index, Object value, PgType type, CodecContext context) {
        try {
            return context.registry().forParameter(value, type);
        } catch (NoCodecException e) {
            throw ParameterFailures.ofParameter(index).noCodec(type, e);
        } catch (CodecException e) {
            throw ParameterFailures.ofParameter(index).unfit(type, e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays
    private static @Nullable Codec<Object>[] newCodecs(int size) {
        return new Codec[size];
    }
}
