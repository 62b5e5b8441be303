package io.pgadapt.tests.bench;

import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A connection of vertx-pg-client that sends queries without waiting, from its own event loop. */
final class VertxPipeline implements PipeliningPeer.Session {
    private static final int PIPELINING_LIMIT = 256;
    private static final int PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;
    private final PreparedQuery<RowSet<Row>> query;

    VertxPipeline(Target target) throws Exception {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(target.host())
                .setPort(target.port())
                .setUser(target.user())
                .setPassword(target.password())
                .setDatabase(target.database())
                .setCachePreparedStatements(true)
                .setPipeliningLimit(PIPELINING_LIMIT);
        connection = PgConnection.connect(vertx, options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        query = connection.preparedQuery(Queries.POINT);
    }

    @Override
    public void points(int[] ids, PointSink sink) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        vertx.runOnContext(nothing -> new Run(ids.length, sink, done).start(query, ids));
        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        connection.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Queries that are under way, on one event loop. */
    private static final class Run {
        private final PointSink sink;
        private final CompletableFuture<Void> done;
        private int left;

        Run(int queries, PointSink sink, CompletableFuture<Void> done) {
            this.left = queries;
            this.sink = sink;
            this.done = done;
        }

        void start(PreparedQuery<RowSet<Row>> query, int[] ids) {
            for (int id : ids) {
                query.execute(Tuple.of(id)).onComplete(this::take);
            }
        }

        private void take(AsyncResult<RowSet<Row>> result) {
            if (result.failed()) {
                done.completeExceptionally(result.cause());
                return;
            }
            for (Row row : result.result()) {
                sink.row(
                        row.getInteger(0),
                        row.getLong(1),
                        row.getString(2),
                        row.getOffsetDateTime(3),
                        row.getBigDecimal(4),
                        row.getBoolean(5));
            }
            if (--left == 0) {
                done.complete(null);
            }
        }
    }
}
