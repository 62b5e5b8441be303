package io.pgadapt.tests.bench;

/** Has a driver do all that is measured, and compares what it reads with what tuned pgjdbc reads. */
final class Agreement {
    private static final String SAMPLE = Queries.ALL + " WHERE id % 100 = 7 ORDER BY id";

    private Agreement() {}

    /** Fails when the driver reads anything else. */
    static void require(Driver driver, Target target) throws Exception {
        try (Driver reference = Peer.PGJDBC_TUNED.open(target)) {
            String expected = readings(reference);
            String found = readings(driver);
            if (!found.equals(expected)) {
                throw new IllegalStateException("the driver reads " + found + ", pgjdbc " + expected);
            }
        }
    }

    private static String readings(Driver driver) throws Exception {
        Checksum points = new Checksum();
        for (int id = 1; id < 1000; id += 37) {
            driver.point(id, points);
        }
        Checksum all = new Checksum();
        driver.fetchAll(SAMPLE, all);
        Checksum streamed = new Checksum();
        driver.fetchStream(SAMPLE, streamed);
        return "points: " + points + "; all: " + all + "; streamed: " + streamed;
    }
}
