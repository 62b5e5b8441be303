package io.pgadapt.config;

import org.jspecify.annotations.Nullable;

/** What a keyword accepts. */
interface ValueRule {
    /** Returns null for a good value; else what is wrong, as the end of a sentence that has named keyword and value. */
    @Nullable
    String problemWith(String value);

    /** What is accepted, for the reference table: {@code disable, prefer, require}, {@code a number}, ... */
    String accepts();
}
