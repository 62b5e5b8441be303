package io.pgadapt.tests.tour;

import java.time.Duration;

/** By how much clocks jump: a class of the application's own. */
record Jump(Duration by) {

    static Jump ofSeconds(int seconds) {
        return new Jump(Duration.ofSeconds(seconds));
    }

    int seconds() {
        return Math.toIntExact(by.toSeconds());
    }

    @Override
    public String toString() {
        return "%+d min".formatted(by.toMinutes());
    }
}
