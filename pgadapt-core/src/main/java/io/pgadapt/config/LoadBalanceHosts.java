package io.pgadapt.config;

/** The order in which hosts and their addresses are tried: keyword {@code load_balance_hosts}. */
public enum LoadBalanceHosts {
    /** As given, and as the name service returns them. The default. */
    DISABLE,
    /** Shuffled for every connection: first the hosts, then the addresses of each. */
    RANDOM;

    /** The value as it is written in a connection string. */
    public String text() {
        return Choices.textOf(this);
    }
}
