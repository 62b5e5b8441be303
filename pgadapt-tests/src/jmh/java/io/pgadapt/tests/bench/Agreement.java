package io.pgadapt.tests.bench;

/** Has those who are measured do all that is measured, and compares what they read with what tuned pgjdbc reads. */
final class Agreement {
    private static final String SAMPLE = Queries.ALL + " WHERE id % 100 = 7 ORDER BY id";

    private Agreement() {}

    /** Fails when the driver reads anything else. */
    static void require(Driver driver, Target target) throws Exception {
        try (Driver reference = Peer.PGJDBC_TUNED.open(target)) {
            requireSame(readings(driver), readings(reference));
        }
    }

    /** Fails when the records are any others than those that tuned pgjdbc's rows would be. */
    static void require(RecordSource records, Target target, String sql) throws Exception {
        try (Driver reference = Peer.PGJDBC_TUNED.open(target)) {
            Checksum expected = new Checksum();
            reference.fetchAll(sql, expected);
            Checksum found = new Checksum();
            records.fetch(sql, found::record);
            requireSame(found.toString(), expected.toString());
        }
    }

    private static void requireSame(String found, String expected) {
        if (!found.equals(expected)) {
            throw new IllegalStateException("what is measured reads " + found + ", pgjdbc " + expected);
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
