package io.pgadapt.extras.replication.pgoutput;

/** Says what is wrong with a payload; the decoder says with which. */
final class MalformedPayload extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedPayload(String message) {
        super(message);
    }
}
