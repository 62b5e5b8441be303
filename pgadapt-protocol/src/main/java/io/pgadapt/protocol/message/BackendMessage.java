package io.pgadapt.protocol.message;

/** A message that a server sends. */
public sealed interface BackendMessage extends Message
        permits AuthenticationRequest,
                BackendKeyData,
                BindComplete,
                CloseComplete,
                CommandComplete,
                CopyBothResponse,
                CopyData,
                CopyDone,
                CopyInResponse,
                CopyOutResponse,
                DataRow,
                EmptyQueryResponse,
                ErrorResponse,
                FunctionCallResponse,
                NegotiateProtocolVersion,
                NoData,
                NoticeResponse,
                NotificationResponse,
                ParameterDescription,
                ParameterStatus,
                ParseComplete,
                PortalSuspended,
                ReadyForQuery,
                RowDescription {}
