package io.pgadapt.protocol.message;

import io.pgadapt.protocol.wire.Bytes;
import io.pgadapt.protocol.wire.Format;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every message that a client sends. */
public final class FrontendSamples {
    private FrontendSamples() {}

    /** The messages with a type byte of their own. */
    public static Stream<Sample> tagged() {
        return Stream.concat(extendedQuery(), others());
    }

    private static Stream<Sample> extendedQuery() {
        return Stream.of(
                new Sample(
                        new Parse("s1", "SELECT $1", List.of(23)),
                        "'P' 00000017 's1' 00 'SELECT $1' 00 0001 00000017",
                        "F\t23\tParse\t \"s1\" \"SELECT $1\" 1 23"),
                new Sample(
                        new Bind(
                                "p",
                                "s1",
                                List.of(Format.TEXT, Format.BINARY),
                                Arrays.asList(null, Bytes.of((byte) 0, (byte) 'A')),
                                List.of(Format.BINARY)),
                        "'B' 0000001F 'p' 00 's1' 00 0002 0000 0001 0002 FFFFFFFF 00000002 0041 0001 0001",
                        "F\t31\tBind\t \"p\" \"s1\" 2 0 1 2 -1 2 '\\x00A' 1 1"),
                new Sample(
                        new Bind("", "", List.of(), List.of(), List.of()),
                        "'B' 0000000C 00 00 0000 0000 0000",
                        "F\t12\tBind\t \"\" \"\" 0 0 0"),
                new Sample(
                        new Describe(Target.STATEMENT, "s1"), "'D' 00000008 'S' 's1' 00", "F\t8\tDescribe\t S \"s1\""),
                new Sample(new Describe(Target.PORTAL, ""), "'D' 00000006 'P' 00", "F\t6\tDescribe\t P \"\""),
                new Sample(new Close(Target.STATEMENT, "s1"), "'C' 00000008 'S' 's1' 00", "F\t8\tClose\t S \"s1\""),
                new Sample(new Close(Target.PORTAL, "p"), "'C' 00000007 'P' 'p' 00", "F\t7\tClose\t P \"p\""),
                new Sample(new Execute("p", 100), "'E' 0000000A 'p' 00 00000064", "F\t10\tExecute\t \"p\" 100"),
                new Sample(Sync.INSTANCE, "'S' 00000004", "F\t4\tSync"),
                new Sample(Flush.INSTANCE, "'H' 00000004", "F\t4\tFlush"));
    }

    private static Stream<Sample> others() {
        return Stream.of(
                new Sample(
                        new Query("SELECT 'é'"),
                        "'Q' 00000010 'SELECT ' 27 C3A9 27 00",
                        "F\t16\tQuery\t \"SELECT 'é'\""),
                new Sample(
                        new FunctionCall(
                                954, List.of(Format.BINARY), Arrays.asList(Bytes.utf8("x"), null), Format.TEXT),
                        "'F' 00000019 000003BA 0001 0001 0002 00000001 'x' FFFFFFFF 0000",
                        "F\t25\tFunctionCall\t 954 1 1 2 1 'x' -1 0"),
                new Sample(new CopyData(Bytes.empty()), "'d' 00000004", "F\t4\tCopyData"),
                new Sample(CopyDone.INSTANCE, "'c' 00000004", "F\t4\tCopyDone"),
                new Sample(new CopyFail("no more"), "'f' 0000000C 'no more' 00", "F\t12\tCopyFail\t \"no more\""),
                new Sample(Terminate.INSTANCE, "'X' 00000004", "F\t4\tTerminate"));
    }

    /** An answer to an authentication request, with the request. */
    public record Answer(AuthenticationRequest request, Sample sample) {}

    public static Stream<Answer> answers() {
        Sample password = new Sample(
                new PasswordMessage("secret"), "'p' 0000000B 'secret' 00", "F\t11\tPasswordMessage\t \"SSSS\"");
        Sample token = new Sample(
                new GSSResponse(Bytes.utf8("secret")), "'p' 0000000A 'secret'", "F\t10\tGSSResponse\t 'BBBB'");
        return Stream.of(
                new Answer(AuthenticationCleartextPassword.INSTANCE, password),
                new Answer(new AuthenticationMD5Password(Bytes.of(new byte[4])), password),
                new Answer(AuthenticationGSS.INSTANCE, token),
                new Answer(AuthenticationSSPI.INSTANCE, token),
                new Answer(new AuthenticationGSSContinue(Bytes.empty()), token),
                new Answer(
                        new AuthenticationSASL(List.of("SCRAM-SHA-256")),
                        new Sample(
                                new SASLInitialResponse("SCRAM-SHA-256", Bytes.utf8("secret")),
                                "'p' 0000001C 'SCRAM-SHA-256' 00 00000006 'secret'",
                                "F\t28\tSASLInitialResponse\t \"SCRAM-SHA-256\" 6 'BBBB'")),
                new Answer(
                        new AuthenticationSASL(List.of("PLAIN")),
                        new Sample(
                                new SASLInitialResponse("PLAIN", null),
                                "'p' 0000000E 'PLAIN' 00 FFFFFFFF",
                                "F\t14\tSASLInitialResponse\t \"PLAIN\" -1")),
                new Answer(
                        new AuthenticationSASLContinue(Bytes.empty()),
                        new Sample(
                                new SASLResponse(Bytes.utf8("secret")),
                                "'p' 0000000A 'secret'",
                                "F\t10\tSASLResponse\t 'BBBB'")));
    }

    /** The messages without a type byte. */
    public static Stream<Sample> untagged() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("user", "app");
        parameters.put("database", "");
        return Stream.of(
                new Sample(SSLRequest.INSTANCE, "00000008 04D2162F", "F\t8\tSSLRequest\t 1234 5679"),
                new Sample(GSSENCRequest.INSTANCE, "00000008 04D21630", "F\t8\tGSSENCRequest\t 1234 5680"),
                new Sample(
                        new CancelRequest(258, Bytes.of((byte) 9, (byte) 8, (byte) 7, (byte) 6)),
                        "00000010 04D2162E 00000102 09080706",
                        "F\t16\tCancelRequest\t 1234 5678 258 'BBBB'"),
                new Sample(
                        new CancelRequest(-1, Bytes.of(new byte[256])),
                        "0000010C 04D2162E FFFFFFFF" + " 00".repeat(256),
                        "F\t268\tCancelRequest\t 1234 5678 -1 'BBBB'"),
                new Sample(
                        new StartupMessage(ProtocolVersion.V3_2, parameters),
                        "0000001C 00030002 'user' 00 'app' 00 'database' 00 00 00",
                        "F\t28\tStartupMessage\t 3 2 \"user\" \"app\" \"database\" \"\""),
                new Sample(
                        new StartupMessage(ProtocolVersion.V3_0, Map.of()),
                        "00000009 00030000 00",
                        "F\t9\tStartupMessage\t 3 0"));
    }
}
