package io.pgadapt.types.internal.codec;

import io.pgadapt.types.Codec;
import io.pgadapt.types.CodecFactory;
import io.pgadapt.types.CodecRegistry;
import io.pgadapt.types.NoCodecException;
import io.pgadapt.types.PgType;
import io.pgadapt.types.internal.JavaTypes;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Refuses to take a {@code money} for a number, or a number for a {@code money}: it could be wrong by a factor of 100. */
final class MoneyNumbers implements CodecFactory {
    @Override
    public @Nullable Codec<?> create(PgType type, Type javaType, CodecRegistry registry) {
        Class<?> target = JavaTypes.raw(javaType);
        if (target != null && Number.class.isAssignableFrom(target) && Registration.isNamed("money", type)) {
            throw new NoCodecException("how many fraction digits a money has, only the server knows (lc_monetary); "
                    + "use numeric in the statement, or the class Money with toBigDecimal and Money.of, "
                    + "or register Codecs.MONEY.map(...) for " + target.getSimpleName());
        }
        return null;
    }
}
