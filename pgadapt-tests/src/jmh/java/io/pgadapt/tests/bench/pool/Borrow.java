package io.pgadapt.tests.bench.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Borrow and give back, over ten stubs. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class Borrow {
    private static final int SIZE = 10;
    private static final int VIRTUAL_THREADS = 1000;
    private static final int USES = 20;

    @Param
    PoolPeer pool = PoolPeer.PGADAPT;

    @SuppressWarnings("NullAway.Init") // by open()
    private Lender lender;

    @SuppressWarnings("NullAway.Init") // by open()
    private ExecutorService many;

    @Setup
    public void open() throws Exception {
        lender = pool.open(SIZE);
        many = threadPerTask();
    }

    @TearDown
    public void close() throws Exception {
        lender.close();
        many.shutdown();
    }

    @Benchmark
    @Threads(1)
    public Object oneThread() throws Exception {
        return lender.use();
    }

    @Benchmark
    @Threads(8)
    public Object eightThreads() throws Exception {
        return lender.use();
    }

    @Benchmark
    @Threads(64)
    public Object sixtyFourThreads() throws Exception {
        return lender.use();
    }

    /** Virtual ones, where the JDK has them. */
    @Benchmark
    @Threads(1)
    @OperationsPerInvocation(VIRTUAL_THREADS * USES)
    public Object thousandThreads() throws Exception {
        List<Future<Object>> all = new ArrayList<>(VIRTUAL_THREADS);
        for (int i = 0; i < VIRTUAL_THREADS; i++) {
            all.add(many.submit(this::useOften));
        }
        Object last = all;
        for (Future<Object> one : all) {
            last = one.get();
        }
        return last;
    }

    private Object useOften() throws Exception {
        Object used = lender.use();
        for (int i = 1; i < USES; i++) {
            used = lender.use();
        }
        return used;
    }

    private static ExecutorService threadPerTask() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? Executors.newCachedThreadPool()
                : (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }
}
