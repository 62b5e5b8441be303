package io.pgadapt.errors;

/**
 * The server did not run a statement of a pipeline, because another one before it failed; that one's error is the cause.
 */
public class PipelineAborted extends OperationalError {
    private static final long serialVersionUID = 1L;

    /** Creates an error from all that is known about it. */
    public PipelineAborted(ErrorReport report) {
        super(report);
    }
}
