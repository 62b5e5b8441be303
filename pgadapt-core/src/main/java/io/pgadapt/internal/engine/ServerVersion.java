package io.pgadapt.internal.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the version that servers report, such as {@code 18.1}, {@code 19devel} or {@code 9.6.24}. */
final class ServerVersion {
    private static final Pattern VERSION = Pattern.compile("^(\\d{1,3})(?:\\.(\\d{1,3}))?(?:\\.(\\d{1,3}))?");
    private static final int FIRST_WITH_TWO_PARTS = 10;

    private ServerVersion() {}

    /** Returns the version in the form of {@code server_version_num}, or 0 when the text has none. */
    static int parse(String text) {
        Matcher matcher = VERSION.matcher(text);
        if (!matcher.find()) {
            return 0;
        }
        int major = Integer.parseInt(matcher.group(1));
        int second = part(matcher, 2);
        return major >= FIRST_WITH_TWO_PARTS
                ? major * 10_000 + second
                : major * 10_000 + second * 100 + part(matcher, 3);
    }

    private static int part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
