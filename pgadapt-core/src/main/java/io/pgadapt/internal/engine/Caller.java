package io.pgadapt.internal.engine;

import io.pgadapt.types.CodecRegistry;
import java.time.Duration;

/** Who runs statements: what it is can be cancelled as its own. */
public interface Caller {
    /** Returns the codecs of its statements. */
    CodecRegistry types();

    /** Returns how long each of its calls may wait for the server; zero for as long as it takes. */
    Duration statementTimeout();

    /** Returns the time during which it may use the session. */
    Tenure tenure();
}
