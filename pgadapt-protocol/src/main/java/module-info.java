/** PostgreSQL's frontend/backend protocol: messages, authentication and transports, both directions. */
module io.pgadapt.protocol {
    requires com.ongres.scram.common;
    requires jdk.net;
    requires static org.jspecify;

    exports io.pgadapt.protocol.auth;
    exports io.pgadapt.protocol.channel;
    exports io.pgadapt.protocol.message;
    exports io.pgadapt.protocol.tls;
    exports io.pgadapt.protocol.transport;
    exports io.pgadapt.protocol.wire;
}
