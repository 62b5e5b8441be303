package io.pgadapt.protocol.message;

/** A message that a client sends. */
public sealed interface FrontendMessage extends Message
        permits AuthenticationResponse,
                Bind,
                CancelRequest,
                Close,
                CopyData,
                CopyDone,
                CopyFail,
                Describe,
                Execute,
                Flush,
                FunctionCall,
                GSSENCRequest,
                Parse,
                Query,
                SSLRequest,
                StartupMessage,
                Sync,
                Terminate {}
