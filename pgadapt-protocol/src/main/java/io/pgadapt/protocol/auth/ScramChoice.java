package io.pgadapt.protocol.auth;

import com.ongres.scram.common.Gs2CbindFlag;
import io.pgadapt.protocol.tls.TlsServerEndPoint;
import io.pgadapt.protocol.wire.Bytes;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which SCRAM mechanism to use, and what to tell the server about channel binding (RFC 5802, section 6).
 *
 * @param bindingData the hash of the server's certificate, or null without channel binding
 */
record ScramChoice(
        String mechanism, Gs2CbindFlag flag, @Nullable Bytes bindingData) {
    static final String PLAIN = "SCRAM-SHA-256";
    static final String PLUS = "SCRAM-SHA-256-PLUS";

    static boolean isOffered(List<String> mechanisms) {
        return mechanisms.contains(PLAIN) || mechanisms.contains(PLUS);
    }

    /** Returns the strongest mechanism that both sides can do, or refuses. */
    static ScramChoice choose(List<String> offered, ChannelBinding wish, @Nullable X509Certificate serverCertificate) {
        if (serverCertificate == null) {
            return withoutTls(offered, wish);
        }
        byte[] hash = wish == ChannelBinding.DISABLE ? null : TlsServerEndPoint.hash(serverCertificate);
        boolean plusOffered = offered.contains(PLUS);
        if (plusOffered && hash != null) {
            return new ScramChoice(PLUS, Gs2CbindFlag.CHANNEL_BINDING_REQUIRED, Bytes.of(hash));
        }
        if (wish == ChannelBinding.REQUIRE) {
            throw unbindable(plusOffered, serverCertificate);
        }
        // 'y' makes a server that did offer PLUS notice that somebody removed the offer.
        return plain(offered, hash == null ? Gs2CbindFlag.CLIENT_NOT : Gs2CbindFlag.CLIENT_YES_SERVER_NOT);
    }

    private static ScramChoice withoutTls(List<String> offered, ChannelBinding wish) {
        if (wish == ChannelBinding.REQUIRE) {
            throw new AuthenticationException("channel binding required, but SSL not in use");
        }
        if (offered.contains(PLUS)) {
            throw new AuthenticationException("server offered " + PLUS + " authentication over a non-SSL connection;"
                    + " perhaps something between here and the server has removed TLS");
        }
        return plain(offered, Gs2CbindFlag.CLIENT_NOT);
    }

    private static AuthenticationException unbindable(boolean plusOffered, X509Certificate certificate) {
        return new AuthenticationException(
                plusOffered
                        ? "channel binding is required, but the server's certificate has none: its signature ("
                                + certificate.getSigAlgName() + ") has no hash function to make it with"
                        : "channel binding is required, but server did not offer an authentication method that"
                                + " supports channel binding");
    }

    private static ScramChoice plain(List<String> offered, Gs2CbindFlag flag) {
        if (!offered.contains(PLAIN)) {
            throw new AuthenticationException(
                    "the server offers only " + PLUS + ", but channel binding is disabled or not possible");
        }
        return new ScramChoice(PLAIN, flag, null);
    }

    boolean isBound() {
        return bindingData != null;
    }
}
