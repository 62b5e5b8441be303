package io.pgadapt.config;

import java.util.Locale;

/**
 * How unlike two keywords are: the number of letters inserted, left out, replaced or swapped with their neighbour, without regard to
 * case, {@code _} and {@code -}.
 */
final class EditDistance {
    private final String left;
    private final String right;
    private final int[][] distances;

    private EditDistance(String left, String right) {
        this.left = left;
        this.right = right;
        this.distances = new int[left.length() + 1][right.length() + 1];
    }

    static int between(String left, String right) {
        return new EditDistance(plain(left), plain(right)).compute();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
    }

    private int compute() {
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : cheapest(i, j);
            }
        }
        return distances[left.length()][right.length()];
    }

    private int cheapest(int i, int j) {
        int replaced = distances[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int inserted = 1 + Math.min(distances[i][j - 1], distances[i - 1][j]);
        int swapped = isSwapped(i, j) ? 1 + distances[i - 2][j - 2] : replaced;
        return Math.min(replaced, Math.min(inserted, swapped));
    }

    private boolean isSwapped(int i, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
