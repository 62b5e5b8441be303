package io.pgadapt.extras.replication.pgoutput;

/**
 * A column of a {@link Relation}.
 *
 * @param name its name
 * @param typeOid the OID of its type, an unsigned number
 * @param typeModifier the type's modifier, -1 for none
 * @param isKey whether it is part of the replica identity
 */
public record RelationColumn(String name, int typeOid, int typeModifier, boolean isKey) {}
