package io.pgadapt.protocol.auth;

import io.pgadapt.protocol.message.AuthenticationCleartextPassword;
import io.pgadapt.protocol.message.AuthenticationGSS;
import io.pgadapt.protocol.message.AuthenticationKerberosV5;
import io.pgadapt.protocol.message.AuthenticationMD5Password;
import io.pgadapt.protocol.message.AuthenticationOk;
import io.pgadapt.protocol.message.AuthenticationRequest;
import io.pgadapt.protocol.message.AuthenticationSASL;
import io.pgadapt.protocol.message.AuthenticationSSPI;
import io.pgadapt.protocol.message.PasswordMessage;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The server has not asked for anything yet. */
record Unasked(AuthContext context) implements AuthState {
    private static final String OAUTHBEARER = "OAUTHBEARER";

    private static final Map<Class<?>, BiFunction<Unasked, AuthenticationRequest, Step>> HANDLERS = Map.ofEntries(
            handler(AuthenticationOk.class, (state, request) -> state.accepted()),
            handler(AuthenticationCleartextPassword.class, (state, request) -> state.cleartext()),
            handler(AuthenticationMD5Password.class, Unasked::md5),
            handler(AuthenticationSASL.class, (state, request) -> state.sasl(request.mechanisms())),
            handler(AuthenticationGSS.class, (state, request) -> state.unsupported(AuthMethod.GSS, "GSSAPI")),
            handler(AuthenticationSSPI.class, (state, request) -> state.unsupported(AuthMethod.SSPI, "SSPI")),
            handler(AuthenticationKerberosV5.class, (state, request) -> state.kerberos()));

    private static <R extends AuthenticationRequest>
            Map.Entry<Class<?>, BiFunction<Unasked, AuthenticationRequest, Step>> handler(
                    Class<R> kind, BiFunction<Unasked, R, Step> handler) {
        return Map.entry(kind, (state, request) -> handler.apply(state, kind.cast(request)));
    }

    @Override
    public Step on(AuthenticationRequest request) {
        BiFunction<Unasked, AuthenticationRequest, Step> handler = HANDLERS.get(request.getClass());
        if (handler == null) {
            throw AuthContext.outOfTurn(request, "no such exchange was started");
        }
        return handler.apply(this, request);
    }

    @Override
    public @Nullable String mechanism() {
        return null;
    }

    private Step accepted() {
        context.policy().checkAcceptedUnasked();
        return new Step(new Authenticated(null), null);
    }

    private Step cleartext() {
        context.policy().checkRequest(AuthMethod.PASSWORD);
        String password = context.password("cleartext");
        return new Step(new PasswordSent("password"), new PasswordMessage(password));
    }

    private Step md5(AuthenticationMD5Password request) {
        context.policy().checkRequest(AuthMethod.MD5);
        String hash = Md5Password.hash(
                context.user(), context.password("md5"), request.salt().toArray());
        return new Step(new PasswordSent("md5"), new PasswordMessage(hash));
    }

    private Step sasl(List<String> mechanisms) {
        if (ScramChoice.isOffered(mechanisms)) {
            context.policy().checkRequest(AuthMethod.SCRAM_SHA_256);
            return ScramStarted.start(context, mechanisms);
        }
        if (mechanisms.contains(OAUTHBEARER)) {
            return unsupported(AuthMethod.OAUTH, OAUTHBEARER);
        }
        context.policy().checkUnnamedRequest("server requested SASL authentication " + mechanisms);
        throw new AuthenticationException(
                "none of the server's SASL authentication mechanisms are supported: " + String.join(", ", mechanisms));
    }

    private Step unsupported(AuthMethod method, String name) {
        context.policy().checkRequest(method);
        throw notSupported(name);
    }

    private Step kerberos() {
        context.policy().checkUnnamedRequest("server requested Kerberos V5 authentication");
        throw notSupported("Kerberos V5");
    }

    private AuthenticationException notSupported(String name) {
        return new AuthenticationException("the server asked for " + name + " authentication, which is not supported;"
                + " let its pg_hba.conf offer user \"" + context.user()
                + "\" scram-sha-256, md5, password, cert or trust");
    }
}
