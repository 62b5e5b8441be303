package io.pgadapt.tests.bench.types;

import io.pgadapt.tests.bench.Target;
import org.openjdk.jmh.infra.Blackhole;

/** Who is compared. */
public enum Party {
    /** The driver that this project is. */
    PGADAPT {
        @Override
        Decoder decoder(Target target, Family family, Blackhole hole) throws Exception {
            return new PgadaptDecoder(target, family, hole);
        }

        @Override
        Encoder encoder(Target target, Family family) throws Exception {
            return new PgadaptEncoder(target, family);
        }
    },
    /** pgjdbc in binary, where it can. */
    PGJDBC {
        @Override
        Decoder decoder(Target target, Family family, Blackhole hole) throws Exception {
            return new PgjdbcDecoder(target, BINARY, family, hole);
        }

        @Override
        Encoder encoder(Target target, Family family) throws Exception {
            return new PgjdbcEncoder(target, BINARY, family);
        }
    },
    /** pgjdbc in text, to be asked for: only {@code numeric} is faster in it, when it is sent. */
    PGJDBC_TEXT {
        @Override
        Decoder decoder(Target target, Family family, Blackhole hole) throws Exception {
            return new PgjdbcDecoder(target, TEXT, family, hole);
        }

        @Override
        Encoder encoder(Target target, Family family) throws Exception {
            return new PgjdbcEncoder(target, TEXT, family);
        }
    };

    private static final String BINARY = "prepareThreshold=-1";
    private static final String TEXT = "prepareThreshold=1&binaryTransfer=false";

    abstract Decoder decoder(Target target, Family family, Blackhole hole) throws Exception;

    abstract Encoder encoder(Target target, Family family) throws Exception;
}
