package io.pgadapt.tests.bench.types;

import io.pgadapt.tests.bench.Target;

/** Who is compared. */
public enum Party {
    /** The driver that this project is. */
    PGADAPT {
        @Override
        Decoder decoder(Target target, Family family) {
            return new PgadaptDecoder(target, family);
        }

        @Override
        Encoder encoder(Target target, Family family) {
            return new PgadaptEncoder(target, family);
        }
    },
    /** pgjdbc in binary, where it can. */
    PGJDBC {
        @Override
        Decoder decoder(Target target, Family family) throws Exception {
            return new PgjdbcDecoder(target, "prepareThreshold=-1", family);
        }

        @Override
        Encoder encoder(Target target, Family family) throws Exception {
            return new PgjdbcEncoder(target, "prepareThreshold=-1", family);
        }
    },
    /** pgjdbc in text. */
    PGJDBC_TEXT {
        @Override
        Decoder decoder(Target target, Family family) throws Exception {
            return new PgjdbcDecoder(target, "prepareThreshold=1&binaryTransfer=false", family);
        }

        @Override
        Encoder encoder(Target target, Family family) throws Exception {
            return new PgjdbcEncoder(target, "prepareThreshold=1&binaryTransfer=false", family);
        }
    };

    abstract Decoder decoder(Target target, Family family) throws Exception;

    abstract Encoder encoder(Target target, Family family) throws Exception;
}
