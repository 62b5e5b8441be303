package io.pgadapt.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** What can become of the bytes of a value: cut, longer, with other numbers in it, with flipped bits. */
final class Malformations {
    /** Counts and lengths that nobody should believe. */
    private static final int[] HOSTILE = {-1, -2, 1, 6, 0x7F, 0xFFFF, 0x1FFF_FFFF, 0x4000_0000, 0x7FFF_FFFF, 0x8000_0000
    };

    private static final int[] HOSTILE_BYTES = {0, 0x80, 0xC3, '"', '\\', '{', '}', '(', ',', '-', ' ', '9', 'e'};

    private static final List<byte[]> ENDINGS = List.of(
            new byte[] {0},
            new byte[] {'0'},
            new byte[] {' '},
            new byte[] {',', '1'},
            new byte[] {'}'},
            new byte[4],
            new byte[8],
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});

    private static final String ALPHABET = "0123456789-+.eE:,;'\"\\{}()[]<> \tTZxNaIfinuly/&|!*%";

    private Malformations() {}

    /** Gives every malformation of a binary form to the sink. */
    static void ofBinary(byte[] valid, Consumer<byte[]> sink) {
        cutAndExtended(valid, sink);
        replaceNumbers(valid, sink);
        for (int i = 0; i < valid.length; i++) {
            for (int bit = 1; bit <= 0x80; bit <<= 1) {
                sink.accept(with(valid, i, valid[i] ^ bit));
            }
        }
    }

    /** Gives every malformation of a text to the sink. */
    static void ofText(byte[] valid, Consumer<byte[]> sink) {
        cutAndExtended(valid, sink);
        for (int i = 0; i < valid.length; i++) {
            for (int hostile : HOSTILE_BYTES) {
                sink.accept(with(valid, i, hostile));
            }
        }
    }

    private static void cutAndExtended(byte[] valid, Consumer<byte[]> sink) {
        for (int length = 0; length < valid.length; length++) {
            sink.accept(Arrays.copyOf(valid, length));
            sink.accept(Arrays.copyOfRange(valid, valid.length - length, valid.length));
        }
        ENDINGS.forEach(ending -> sink.accept(joined(valid, ending)));
        ENDINGS.forEach(beginning -> sink.accept(joined(beginning, valid)));
        sink.accept(joined(valid, valid));
    }

    /** Returns bytes that are nothing, or nearly nothing; always the same. */
    static List<byte[]> garbage() {
        Random random = new Random(42);
        List<byte[]> garbage = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            garbage.add(bytes);
            byte[] ascii = new byte[bytes.length];
            for (int k = 0; k < ascii.length; k++) {
                ascii[k] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            }
            garbage.add(ascii);
        }
        return garbage;
    }

    private static void replaceNumbers(byte[] valid, Consumer<byte[]> sink) {
        for (int i = 0; i + 4 <= valid.length; i++) {
            for (int number : HOSTILE) {
                byte[] changed = valid.clone();
                for (int k = 0; k < 4; k++) {
                    changed[i + k] = (byte) (number >>> (24 - 8 * k));
                }
                sink.accept(changed);
            }
        }
    }

    private static byte[] with(byte[] valid, int index, int value) {
        byte[] changed = valid.clone();
        changed[index] = (byte) value;
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
