package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Format;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every message that a server sends. */
public final class BackendSamples {
    private BackendSamples() {}

    public static Stream<Sample> all() {
        return Stream.of(authentication(), session(), results(), copying()).flatMap(samples -> samples);
    }

    private static Stream<Sample> authentication() {
        return Stream.of(
                new Sample(AuthenticationOk.INSTANCE, "'R' 00000008 00000000", "B\t8\tAuthenticationOk"),
                new Sample(
                        AuthenticationKerberosV5.INSTANCE, "'R' 00000008 00000002", "B\t8\tAuthenticationKerberosV5"),
                new Sample(
                        AuthenticationCleartextPassword.INSTANCE,
                        "'R' 00000008 00000003",
                        "B\t8\tAuthenticationCleartextPassword"),
                new Sample(
                        new AuthenticationMD5Password(Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 0xFF)),
                        "'R' 0000000C 00000005 010203FF",
                        "B\t12\tAuthenticationMD5Password"),
                new Sample(AuthenticationGSS.INSTANCE, "'R' 00000008 00000007", "B\t8\tAuthenticationGSS"),
                new Sample(
                        new AuthenticationGSSContinue(Bytes.utf8("token")),
                        "'R' 0000000D 00000008 'token'",
                        "B\t13\tAuthenticationGSSContinue\t 'BBBB'"),
                new Sample(AuthenticationSSPI.INSTANCE, "'R' 00000008 00000009", "B\t8\tAuthenticationSSPI"),
                new Sample(
                        new AuthenticationSASL(List.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256")),
                        "'R' 0000002A 0000000A 'SCRAM-SHA-256-PLUS' 00 'SCRAM-SHA-256' 00 00",
                        "B\t42\tAuthenticationSASL\t \"SCRAM-SHA-256-PLUS\" \"SCRAM-SHA-256\" \"\""),
                new Sample(
                        new AuthenticationSASLContinue(Bytes.utf8("r=x,s=y,i=4096")),
                        "'R' 00000016 0000000B 'r=x,s=y,i=4096'",
                        "B\t22\tAuthenticationSASLContinue\t 'BBBB'"),
                new Sample(
                        new AuthenticationSASLFinal(Bytes.utf8("v=abc")),
                        "'R' 0000000D 0000000C 'v=abc'",
                        "B\t13\tAuthenticationSASLFinal\t 'BBBB'"));
    }

    private static Stream<Sample> session() {
        return Stream.of(
                new Sample(
                        new BackendKeyData(-2, Bytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4)),
                        "'K' 0000000C FFFFFFFE 01020304",
                        "B\t12\tBackendKeyData\t -2 'BBBB'"),
                new Sample(
                        new BackendKeyData(258, Bytes.of(new byte[256])),
                        "'K' 00000108 00000102" + " 00".repeat(256),
                        "B\t264\tBackendKeyData\t 258 'BBBB'"),
                new Sample(
                        new NegotiateProtocolVersion(ProtocolVersion.V3_0, List.of("_pq_.x", "_pq_.y")),
                        "'v' 0000001A 00030000 00000002 '_pq_.x' 00 '_pq_.y' 00",
                        "B\t26\tNegotiateProtocolVersion\t 196608 2 \"_pq_.x\" \"_pq_.y\""),
                new Sample(
                        new ParameterStatus("TimeZone", "Europe/Zürich"),
                        "'S' 0000001C 'TimeZone' 00 'Europe/Z' C3BC 'rich' 00",
                        "B\t28\tParameterStatus\t \"TimeZone\" \"Europe/Zürich\""),
                new Sample(ReadyForQuery.of(TransactionStatus.IDLE), "'Z' 00000005 'I'", "B\t5\tReadyForQuery\t I"),
                new Sample(
                        ReadyForQuery.of(TransactionStatus.IN_TRANSACTION),
                        "'Z' 00000005 'T'",
                        "B\t5\tReadyForQuery\t T"),
                new Sample(ReadyForQuery.of(TransactionStatus.FAILED), "'Z' 00000005 'E'", "B\t5\tReadyForQuery\t E"),
                new Sample(
                        new NotificationResponse(7, "news", ""),
                        "'A' 0000000E 00000007 'news' 00 00",
                        "B\t14\tNotificationResponse\t 7 \"news\" \"\""),
                new Sample(
                        new ErrorResponse(ErrorFields.of("ERROR", "42P01", "no such table")
                                .with(ErrorField.POSITION, "15")),
                        "'E' 0000002D 'SERROR' 00 'VERROR' 00 'C42P01' 00 'Mno such table' 00 'P15' 00 00",
                        "B\t45\tErrorResponse\t S \"ERROR\" V \"ERROR\" C \"42P01\" M \"no such table\" P \"15\" \\x00"),
                new Sample(
                        new NoticeResponse(unknownField()),
                        "'N' 0000000E 'MHi' 00 '?x' 00 80 00 00",
                        "B\t14\tNoticeResponse\t M \"Hi\" ? \"x\" \\x80 \"\" \\x00"));
    }

    private static ErrorFields unknownField() {
        Map<Character, String> texts = new LinkedHashMap<>();
        texts.put('M', "Hi");
        texts.put('?', "x");
        texts.put('\u0080', "");
        return new ErrorFields(texts);
    }

    private static Stream<Sample> results() {
        return Stream.of(
                new Sample(ParseComplete.INSTANCE, "'1' 00000004", "B\t4\tParseComplete"),
                new Sample(BindComplete.INSTANCE, "'2' 00000004", "B\t4\tBindComplete"),
                new Sample(CloseComplete.INSTANCE, "'3' 00000004", "B\t4\tCloseComplete"),
                new Sample(NoData.INSTANCE, "'n' 00000004", "B\t4\tNoData"),
                new Sample(PortalSuspended.INSTANCE, "'s' 00000004", "B\t4\tPortalSuspended"),
                new Sample(EmptyQueryResponse.INSTANCE, "'I' 00000004", "B\t4\tEmptyQueryResponse"),
                new Sample(
                        new CommandComplete("INSERT 0 5"),
                        "'C' 0000000F 'INSERT 0 5' 00",
                        "B\t15\tCommandComplete\t \"INSERT 0 5\""),
                new Sample(
                        new ParameterDescription(List.of(23, -1)),
                        "'t' 0000000E 0002 00000017 FFFFFFFF",
                        "B\t14\tParameterDescription\t 2 23 4294967295"),
                new Sample(new ParameterDescription(List.of()), "'t' 00000006 0000", "B\t6\tParameterDescription\t 0"),
                new Sample(
                        new RowDescription(List.of(
                                new FieldDescription("id", 16385, (short) 1, 23, (short) 4, -1, Format.TEXT),
                                new FieldDescription("", 0, (short) 0, 1043, (short) -1, 36, Format.BINARY))),
                        "'T' 0000002E 0002 'id' 00 00004001 0001 00000017 0004 FFFFFFFF 0000"
                                + " 00 00000000 0000 00000413 FFFF 00000024 0001",
                        "B\t46\tRowDescription\t 2 \"id\" 16385 1 23 4 -1 0 \"\" 0 0 1043 -1 36 1"),
                new Sample(new RowDescription(List.of()), "'T' 00000006 0000", "B\t6\tRowDescription\t 0"),
                new Sample(
                        new DataRow(Arrays.asList(Bytes.utf8("42"), null, Bytes.empty(), Bytes.of((byte) 7))),
                        "'D' 00000019 0004 00000002 '42' FFFFFFFF 00000000 00000001 07",
                        "B\t25\tDataRow\t 4 2 '42' -1 0 '' 1 '\\x07'"),
                new Sample(
                        new FunctionCallResponse(Bytes.utf8("ok")),
                        "'V' 0000000A 00000002 'ok'",
                        "B\t10\tFunctionCallResponse\t 2 'ok'"),
                new Sample(new FunctionCallResponse(null), "'V' 00000008 FFFFFFFF", "B\t8\tFunctionCallResponse\t -1"));
    }

    private static Stream<Sample> copying() {
        return Stream.of(
                new Sample(
                        new CopyInResponse(Format.TEXT, List.of(Format.TEXT, Format.TEXT)),
                        "'G' 0000000B 00 0002 0000 0000",
                        "B\t11\tCopyInResponse\t \\x00 2 0 0"),
                new Sample(
                        new CopyOutResponse(Format.BINARY, List.of(Format.BINARY)),
                        "'H' 00000009 01 0001 0001",
                        "B\t9\tCopyOutResponse\t \\x01 1 1"),
                new Sample(
                        new CopyBothResponse(Format.TEXT, List.of()),
                        "'W' 00000007 00 0000",
                        "B\t7\tCopyBothResponse\t \\x00 0"),
                new Sample(new CopyData(Bytes.utf8("1\t2\n")), "'d' 00000008 '1' 09 '2' 0A", "B\t8\tCopyData"),
                new Sample(CopyDone.INSTANCE, "'c' 00000004", "B\t4\tCopyDone"));
    }
}
