package io.pgadapt.tests.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The tables of {@code docs/psycopg2.md} that say what became of each feature. */
final class FeaturePage {
    private static final String ID = "[A-Z]\\d+[a-z]?";
    private static final Pattern IDS = Pattern.compile(ID + "(?:(?:, | to )" + ID + ")*");
    private static final Pattern RANGE = Pattern.compile("([A-Z])(\\d+) to [A-Z](\\d+)");
    private static final Pattern NO_TEST = Pattern.compile("Not (taken over|needed|supported|yet)\\b.*");

    private final List<Feature> features;

    private FeaturePage(List<Feature> features) {
        this.features = features;
    }

    /** A feature of psycopg2, and what the page says of it. */
    record Feature(String id, String here) {
        /** Returns whether there is something that a test can show: a wart that was left out has a test for what is instead. */
        boolean needsTest() {
            return !NO_TEST.matcher(here).matches();
        }
    }

    /** Reads the page; rows without an id belong to tables of another kind. */
    static FeaturePage parse(List<String> lines) {
        return new FeaturePage(
                lines.stream().flatMap(line -> featuresOf(line).stream()).toList());
    }

    /** Returns the features in the order of the page. */
    List<Feature> features() {
        return features;
    }

    /** Returns the ids in the order of the page. */
    List<String> ids() {
        return features.stream().map(Feature::id).toList();
    }

    private static List<Feature> featuresOf(String line) {
        String[] cells = line.split(" \\| ", 3);
        boolean row = cells.length == 3 && cells[0].startsWith("| ");
        String ids = row ? cells[0].substring(2).strip() : "";
        if (!IDS.matcher(ids).matches()) {
            return List.of();
        }
        String here = cells[2].strip();
        return expand(ids).stream().map(id -> new Feature(id, here)).toList();
    }

    /** Spells out {@code A1, B2 to B4}. */
    private static List<String> expand(String ids) {
        List<String> all = new ArrayList<>();
        for (String part : ids.split(", ", -1)) {
            Matcher range = RANGE.matcher(part);
            if (range.matches()) {
                IntStream.rangeClosed(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
                        .forEach(number -> all.add(range.group(1) + number));
            } else {
                all.add(part);
            }
        }
        return all;
    }
}
