package io.pgadapt.internal.connect;

import io.pgadapt.config.ConnectionSettings;
import io.pgadapt.config.Keyword;
import io.pgadapt.protocol.auth.AuthMethod;
import io.pgadapt.protocol.auth.AuthPolicy;
import io.pgadapt.protocol.auth.ChannelBinding;
import io.pgadapt.protocol.auth.RequireAuth;
import io.pgadapt.protocol.message.ProtocolVersion;
import io.pgadapt.protocol.tls.TlsVersion;
import java.util.Set;
import java.util.stream.Collectors;

/** Values of settings in the terms of the protocol's own packages, which know nothing of connection strings. */
final class ProtocolTerms {
    private ProtocolTerms() {}

    static AuthPolicy authPolicy(ConnectionSettings settings) {
        return AuthPolicy.defaults()
                .withRequireAuth(requireAuth(settings))
                .withChannelBinding(channelBinding(settings.channelBinding()));
    }

    static TlsVersion tlsVersion(io.pgadapt.config.TlsVersion version) {
        return switch (version) {
            case V1_0 -> TlsVersion.TLS_1_0;
            case V1_1 -> TlsVersion.TLS_1_1;
            case V1_2 -> TlsVersion.TLS_1_2;
            case V1_3 -> TlsVersion.TLS_1_3;
        };
    }

    static ProtocolVersion protocolVersion(io.pgadapt.config.ProtocolVersion version) {
        return switch (version) {
            case V3_0 -> ProtocolVersion.V3_0;
            case V3_2 -> ProtocolVersion.V3_2;
        };
    }

    private static RequireAuth requireAuth(ConnectionSettings settings) {
        String setting = settings.get(Keyword.REQUIRE_AUTH);
        if (setting == null) {
            return RequireAuth.any();
        }
        Set<AuthMethod> permitted = settings.allowedAuthMethods().stream()
                .map(ProtocolTerms::authMethod)
                .collect(Collectors.toSet());
        return new RequireAuth(setting, permitted);
    }

    private static AuthMethod authMethod(io.pgadapt.config.AuthMethod method) {
        return switch (method) {
            case PASSWORD -> AuthMethod.PASSWORD;
            case MD5 -> AuthMethod.MD5;
            case GSS -> AuthMethod.GSS;
            case SSPI -> AuthMethod.SSPI;
            case SCRAM_SHA_256 -> AuthMethod.SCRAM_SHA_256;
            case OAUTH -> AuthMethod.OAUTH;
            case NONE -> AuthMethod.NONE;
        };
    }

    private static ChannelBinding channelBinding(io.pgadapt.config.ChannelBinding wish) {
        return switch (wish) {
            case DISABLE -> ChannelBinding.DISABLE;
            case PREFER -> ChannelBinding.PREFER;
            case REQUIRE -> ChannelBinding.REQUIRE;
        };
    }
}
