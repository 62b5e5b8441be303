package io.pgadapt.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Only large transfers pause, and only when there is nothing to read. */
class GatheringTest {
    private static final int ROOM = 64 * 1024;
    private static final int PIECES = (int) (Gathering.TRANSFER / Gathering.LEAST_PIECE);

    private final Gathering gathering = new Gathering();

    private void receivePieces(int count) {
        for (int i = 0; i < count; i++) {
            gathering.received(Gathering.LEAST_PIECE, ROOM);
        }
    }

    @Test
    void pausesOnceMuchHasCome() {
        receivePieces(PIECES - 1);
        assertThat(gathering.isWorthwhile()).isFalse();
        receivePieces(1);
        assertThat(gathering.isWorthwhile()).isTrue();
    }

    @Test
    void pausesNoMoreWhenLittleComes() {
        receivePieces(PIECES);
        gathering.received(Gathering.LEAST_PIECE - 1, ROOM);
        assertThat(gathering.isWorthwhile()).isFalse();
        receivePieces(PIECES - 1);
        assertThat(gathering.isWorthwhile()).isFalse();
    }

    @Test
    void countsFromEachRequestOn() {
        receivePieces(PIECES);
        gathering.requested();
        assertThat(gathering.isWorthwhile()).isFalse();
        receivePieces(PIECES - 1);
        assertThat(gathering.isWorthwhile()).isFalse();
    }

    @Test
    void doesNotPauseWhenThereMayBeMoreToRead() {
        receivePieces(PIECES);
        gathering.received(ROOM, ROOM);
        assertThat(gathering.isWorthwhile()).isFalse();
    }

    @Test
    void aPieceThatTheRoomHasDividedIsOne() {
        receivePieces(PIECES);
        gathering.received(Gathering.LEAST_PIECE - 48, Gathering.LEAST_PIECE - 48);
        gathering.received(48, ROOM);
        assertThat(gathering.isWorthwhile()).isTrue();
    }
}
