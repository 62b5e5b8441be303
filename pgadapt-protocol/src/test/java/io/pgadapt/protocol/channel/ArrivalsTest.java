package io.pgadapt.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reads come first where something is likely to be here; only large transfers pause, and only when there is nothing to read. */
class ArrivalsTest {
    private static final int ROOM = 64 * 1024;
    private static final int PIECES = (int) (Arrivals.TRANSFER / Arrivals.LEAST_PIECE);

    private final Arrivals arrivals = new Arrivals();

    private void receivePieces(int count) {
        for (int i = 0; i < count; i++) {
            arrivals.received(Arrivals.LEAST_PIECE, ROOM);
        }
    }

    @Test
    void pausesOnceMuchHasCome() {
        receivePieces(PIECES - 1);
        assertThat(arrivals.areFlowing()).isFalse();
        receivePieces(1);
        assertThat(arrivals.areFlowing()).isTrue();
    }

    @Test
    void pausesNoMoreWhenLittleComes() {
        receivePieces(PIECES);
        arrivals.received(Arrivals.LEAST_PIECE - 1, ROOM);
        assertThat(arrivals.areFlowing()).isFalse();
        receivePieces(PIECES - 1);
        assertThat(arrivals.areFlowing()).isFalse();
    }

    @Test
    void countsFromEachRequestOn() {
        receivePieces(PIECES);
        arrivals.requested();
        assertThat(arrivals.areFlowing()).isFalse();
        receivePieces(PIECES - 1);
        assertThat(arrivals.areFlowing()).isFalse();
    }

    @Test
    void doesNotPauseWhenThereMayBeMoreToRead() {
        receivePieces(PIECES);
        arrivals.received(ROOM, ROOM);
        assertThat(arrivals.areFlowing()).isFalse();
    }

    @Test
    void aPieceThatTheRoomHasDividedIsOne() {
        receivePieces(PIECES);
        arrivals.received(Arrivals.LEAST_PIECE - 48, Arrivals.LEAST_PIECE - 48);
        arrivals.received(48, ROOM);
        assertThat(arrivals.areFlowing()).isTrue();
    }

    @Test
    void areLikelyAfterARequestUntilARead() {
        assertThat(arrivals.areLikely()).isFalse();
        arrivals.requested();
        assertThat(arrivals.areLikely()).isTrue();
        arrivals.received(0, ROOM);
        assertThat(arrivals.areLikely()).isFalse();
    }

    @Test
    void areLikelyAsLongAsReadsHaveLeftSome() {
        arrivals.received(ROOM, ROOM);
        assertThat(arrivals.areLikely()).isTrue();
        arrivals.received(ROOM - 1, ROOM);
        assertThat(arrivals.areLikely()).isFalse();
    }
}
