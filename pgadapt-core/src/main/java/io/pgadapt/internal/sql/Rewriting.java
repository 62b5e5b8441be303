package io.pgadapt.internal.sql;

import java.util.List;
import java.util.function.IntFunction;

/** SQL as it is sent, and the way from a position in it to one in the text that the user wrote. Immutable. */
public final class Rewriting {
    /** A part of the user's text, and where that what replaces it is in the sent text; indices into Java strings. */
    private record Replaced(int userStart, int userEnd, int sentStart, int sentEnd) {}

    private final String userText;
    private final String text;
    private final List<Replaced> replaced;

    private Rewriting(String userText, String text, List<Replaced> replaced) {
        this.userText = userText;
        this.text = text;
        this.replaced = replaced;
    }

    /** Sends the text as it is. */
    static Rewriting none(String userText) {
        return new Rewriting(userText, userText, List.of());
    }

    /** Puts {@code replacement(i)} in place of edit {@code i}; edits are in order and do not overlap. */
    static Rewriting of(String userText, List<Edit> edits, IntFunction<String> replacement) {
        StringBuilder sent = new StringBuilder(userText.length() + 8);
        Replaced[] replaced = new Replaced[edits.size()];
        int copied = 0;
        for (int i = 0; i < replaced.length; i++) {
            Edit edit = edits.get(i);
            sent.append(userText, copied, edit.start());
            int sentStart = sent.length();
            append(sent, userText, edit, replacement.apply(i));
            replaced[i] = new Replaced(edit.start(), edit.end(), sentStart, sent.length());
            copied = edit.end();
        }
        sent.append(userText, copied, userText.length());
        return new Rewriting(userText, sent.toString(), List.of(replaced));
    }

    /** A value must not grow together with a word or number beside it: {@code LIMIT%s} is not {@code LIMIT$1}. */
    private static void append(StringBuilder sent, String userText, Edit edit, String replacement) {
        boolean value = edit.parameter() > 0;
        int end = edit.end();
        if (value && !sent.isEmpty() && SqlCharacters.isNamePart(sent.charAt(sent.length() - 1))) {
            sent.append(' ');
        }
        sent.append(replacement);
        if (value && end < userText.length() && SqlCharacters.isNamePart(userText.charAt(end))) {
            sent.append(' ');
        }
    }

    /** Returns the text to send. */
    public String text() {
        return text;
    }

    /**
     * Returns the position in the user's text for one in the sent text, both in code points from 1, as the server counts.
     * Positions within a value lead to its placeholder; positions behind the end lead to the end.
     */
    public int userPosition(int sentPosition) {
        if (replaced.isEmpty() || sentPosition < 1) {
            return sentPosition;
        }
        int points = Math.min(sentPosition - 1, text.codePointCount(0, text.length()));
        int userIndex = userIndex(text.offsetByCodePoints(0, points));
        return userText.codePointCount(0, userIndex) + 1;
    }

    private int userIndex(int sentIndex) {
        int userBase = 0;
        int sentBase = 0;
        for (Replaced part : replaced) {
            if (sentIndex < part.sentStart()) {
                break;
            }
            if (sentIndex < part.sentEnd()) {
                return part.userStart();
            }
            userBase = part.userEnd();
            sentBase = part.sentEnd();
        }
        return userBase + sentIndex - sentBase;
    }
}
