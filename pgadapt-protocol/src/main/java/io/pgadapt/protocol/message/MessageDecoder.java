package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.ProtocolException;
import io.pgadapt.protocol.wire.WireReader;
import java.util.function.Function;

/**
 * Finds the message that a type byte stands for, and reads it to its last byte.
 *
 * <p>Whatever the bytes are, the outcome is a message or a {@link ProtocolException} that names the message; nothing is
 * allocated that the bytes present do not account for.
 */
public final class MessageDecoder {
    private static final int PROTOCOL_MAJOR = 3;

    private MessageDecoder() {}

    /**
     * Reads a message from a server.
     *
     * @param tag the type byte
     * @param body what follows the length
     * @throws ProtocolException when there is no such message or the body is malformed
     */
    public static BackendMessage backend(byte tag, WireReader body) {
        return switch (tag) {
            case AuthenticationRequest.TAG -> authenticationRequest(body);
            case BackendKeyData.TAG -> whole("BackendKeyData", BackendKeyData::decode, body);
            case BindComplete.TAG -> whole("BindComplete", BindComplete::decode, body);
            case CloseComplete.TAG -> whole("CloseComplete", CloseComplete::decode, body);
            case CommandComplete.TAG -> whole("CommandComplete", CommandComplete::decode, body);
            case CopyBothResponse.TAG -> whole("CopyBothResponse", CopyBothResponse::decode, body);
            case CopyData.TAG -> whole("CopyData", CopyData::decode, body);
            case CopyDone.TAG -> whole("CopyDone", CopyDone::decode, body);
            case CopyInResponse.TAG -> whole("CopyInResponse", CopyInResponse::decode, body);
            case CopyOutResponse.TAG -> whole("CopyOutResponse", CopyOutResponse::decode, body);
            case DataRow.TAG -> whole("DataRow", DataRow::decode, body);
            case EmptyQueryResponse.TAG -> whole("EmptyQueryResponse", EmptyQueryResponse::decode, body);
            case ErrorResponse.TAG -> whole("ErrorResponse", ErrorResponse::decode, body);
            case FunctionCallResponse.TAG -> whole("FunctionCallResponse", FunctionCallResponse::decode, body);
            case NegotiateProtocolVersion.TAG ->
                whole("NegotiateProtocolVersion", NegotiateProtocolVersion::decode, body);
            case NoData.TAG -> whole("NoData", NoData::decode, body);
            case NoticeResponse.TAG -> whole("NoticeResponse", NoticeResponse::decode, body);
            case NotificationResponse.TAG -> whole("NotificationResponse", NotificationResponse::decode, body);
            case ParameterDescription.TAG -> whole("ParameterDescription", ParameterDescription::decode, body);
            case ParameterStatus.TAG -> whole("ParameterStatus", ParameterStatus::decode, body);
            case ParseComplete.TAG -> whole("ParseComplete", ParseComplete::decode, body);
            case PortalSuspended.TAG -> whole("PortalSuspended", PortalSuspended::decode, body);
            case ReadyForQuery.TAG -> whole("ReadyForQuery", ReadyForQuery::decode, body);
            case RowDescription.TAG -> whole("RowDescription", RowDescription::decode, body);
            default -> throw unknown("server", tag);
        };
    }

    /**
     * Reads a message from a client that has a type byte.
     *
     * @param tag the type byte
     * @param body what follows the length
     * @throws ProtocolException when there is no such message, the body is malformed, or the message is an answer to an
     *     authentication request, which {@link #response} reads
     */
    public static FrontendMessage frontend(byte tag, WireReader body) {
        return switch (tag) {
            case Bind.TAG -> whole("Bind", Bind::decode, body);
            case Close.TAG -> whole("Close", Close::decode, body);
            case CopyData.TAG -> whole("CopyData", CopyData::decode, body);
            case CopyDone.TAG -> whole("CopyDone", CopyDone::decode, body);
            case CopyFail.TAG -> whole("CopyFail", CopyFail::decode, body);
            case Describe.TAG -> whole("Describe", Describe::decode, body);
            case Execute.TAG -> whole("Execute", Execute::decode, body);
            case Flush.TAG -> whole("Flush", Flush::decode, body);
            case FunctionCall.TAG -> whole("FunctionCall", FunctionCall::decode, body);
            case Parse.TAG -> whole("Parse", Parse::decode, body);
            case Query.TAG -> whole("Query", Query::decode, body);
            case Sync.TAG -> whole("Sync", Sync::decode, body);
            case Terminate.TAG -> whole("Terminate", Terminate::decode, body);
            case AuthenticationResponse.TAG ->
                throw new ProtocolException(
                        "an authentication response was sent, but no authentication request is open");
            default -> throw unknown("client", tag);
        };
    }

    /**
     * Reads a client's answer to an authentication request, whose type byte is {@link AuthenticationResponse#TAG}.
     *
     * @param request the request that was sent last
     * @param body what follows the length
     * @throws ProtocolException when the request has no answer or the body is malformed
     */
    public static AuthenticationResponse response(AuthenticationRequest request, WireReader body) {
        return whole("answer to " + request.messageName(), request::decodeResponse, body);
    }

    /**
     * Reads a message from a client that has no type byte: the first on a connection.
     *
     * @param body what follows the length
     * @throws ProtocolException when there is no such message, or the body is malformed
     */
    public static FrontendMessage startup(WireReader body) {
        int code = RequestCode.peek(body, "startup packet");
        return switch (code) {
            case CancelRequest.CODE -> whole("CancelRequest", CancelRequest::decode, body);
            case SSLRequest.CODE -> whole("SSLRequest", SSLRequest::decode, body);
            case GSSENCRequest.CODE -> whole("GSSENCRequest", GSSENCRequest::decode, body);
            default -> startupMessage(ProtocolVersion.ofCode(code), body);
        };
    }

    /**
     * Reads what a {@link CopyData} of a replication stream carries, in either direction.
     *
     * @param content the content of the {@link CopyData} message
     * @throws ProtocolException when there is no such message, or it is malformed
     */
    public static ReplicationMessage replication(WireReader content) {
        if (content.remaining() == 0) {
            throw new ProtocolException("malformed replication message: it is empty");
        }
        byte tag = content.int8();
        return switch (tag) {
            case XLogData.TAG -> whole("XLogData", XLogData::decode, content);
            case PrimaryKeepalive.TAG -> whole("PrimaryKeepalive", PrimaryKeepalive::decode, content);
            case StandbyStatusUpdate.TAG -> whole("StandbyStatusUpdate", StandbyStatusUpdate::decode, content);
            case HotStandbyFeedback.TAG -> whole("HotStandbyFeedback", HotStandbyFeedback::decode, content);
            default -> throw unknown("replication stream", tag);
        };
    }

    private static FrontendMessage startupMessage(ProtocolVersion version, WireReader body) {
        if (version.major() != PROTOCOL_MAJOR) {
            throw new ProtocolException("unknown startup packet of protocol version " + version);
        }
        return whole("StartupMessage", StartupMessage::decode, body);
    }

    private static AuthenticationRequest authenticationRequest(WireReader body) {
        int code = RequestCode.peek(body, "authentication request");
        return switch (code) {
            case AuthenticationOk.CODE -> whole("AuthenticationOk", AuthenticationOk::decode, body);
            case AuthenticationKerberosV5.CODE ->
                whole("AuthenticationKerberosV5", AuthenticationKerberosV5::decode, body);
            case AuthenticationCleartextPassword.CODE ->
                whole("AuthenticationCleartextPassword", AuthenticationCleartextPassword::decode, body);
            case AuthenticationMD5Password.CODE ->
                whole("AuthenticationMD5Password", AuthenticationMD5Password::decode, body);
            case AuthenticationGSS.CODE -> whole("AuthenticationGSS", AuthenticationGSS::decode, body);
            case AuthenticationGSSContinue.CODE ->
                whole("AuthenticationGSSContinue", AuthenticationGSSContinue::decode, body);
            case AuthenticationSSPI.CODE -> whole("AuthenticationSSPI", AuthenticationSSPI::decode, body);
            case AuthenticationSASL.CODE -> whole("AuthenticationSASL", AuthenticationSASL::decode, body);
            case AuthenticationSASLContinue.CODE ->
                whole("AuthenticationSASLContinue", AuthenticationSASLContinue::decode, body);
            case AuthenticationSASLFinal.CODE ->
                whole("AuthenticationSASLFinal", AuthenticationSASLFinal::decode, body);
            default -> throw new ProtocolException("unknown authentication request " + code);
        };
    }

    private static <M> M whole(String name, Function<WireReader, M> decoder, WireReader body) {
        try {
            M message = decoder.apply(body);
            body.requireExhausted();
            return message;
        } catch (ProtocolException e) {
            throw new ProtocolException("malformed " + name + ": " + e.getMessage(), e);
        }
    }

    private static ProtocolException unknown(String sender, byte tag) {
        StringBuilder text = new StringBuilder("unknown message type from the " + sender + ":");
        new FieldPrinter(text).character((char) (tag & 0xFF));
        return new ProtocolException(text.toString());
    }
}
