package io.pgadapt.tests.bench;

/** The drivers that can send a query before the result of the last one is there. */
public enum PipeliningPeer {
    /** The driver that this project is. */
    PGADAPT {
        @Override
        Session open(Target target) {
            return new PgadaptPipeline(target);
        }
    },
    /** vertx-pg-client, with prepared statements cached and as many queries under way as are sent. */
    VERTX {
        @Override
        Session open(Target target) throws Exception {
            return new VertxPipeline(target);
        }
    };

    abstract Session open(Target target) throws Exception;

    /** A session of one of them. */
    interface Session extends AutoCloseable {
        /** Queries the rows of so many keys, without waiting in between. */
        void points(int[] ids, PointSink sink) throws Exception;
    }
}
