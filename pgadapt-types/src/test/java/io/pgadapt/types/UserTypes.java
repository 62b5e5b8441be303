package io.pgadapt.types;

import io.pgadapt.types.PgType.Array;
import io.pgadapt.types.PgType.Base;
import io.pgadapt.types.PgType.Composite;
import io.pgadapt.types.PgType.Domain;
import io.pgadapt.types.PgType.Field;
import io.pgadapt.types.PgType.Multirange;
import io.pgadapt.types.PgType.Range;
import java.util.List;

/** The user types of the vectors, as the server that they were read from had them. */
final class UserTypes {
    private static final String PUBLIC = "public";

    static final PgType INT4 = Wire.type("int4");
    static final PgType TEXT = Wire.type("text");
    static final PgType.Enum ENUM =
            new PgType.Enum(0x4931, PUBLIC, "venum", List.of("sad", "ok", "Happy Day", "it's", "ünï"));
    static final Domain DOMAIN = new Domain(0x493c, PUBLIC, "vdom", INT4);
    static final Composite COMPOSITE =
            new Composite(0x4944, PUBLIC, "vcomp", List.of(new Field("a", INT4), new Field("b", TEXT)));
    static final Array COMPOSITES = new Array(0x4943, PUBLIC, "_vcomp", COMPOSITE, ',');
    static final Composite NESTED = new Composite(
            0x4950,
            PUBLIC,
            "vcomp2",
            List.of(
                    new Field("c", COMPOSITE),
                    new Field("xs", Wire.type("_int4")),
                    new Field("cs", COMPOSITES),
                    new Field("e", ENUM)));
    static final Range RANGE = new Range(0x4960, PUBLIC, "vrange", TEXT);

    private UserTypes() {}

    static TypeCatalog catalog() {
        Base hstore = new Base(0x4005, PUBLIC, "hstore", 'U', true);
        Base vector = new Base(0x4001, PUBLIC, "vector", 'U', true);
        Base halfvec = new Base(0x4072, PUBLIC, "halfvec", 'U', true);
        Base sparsevec = new Base(0x40f9, PUBLIC, "sparsevec", 'U', true);
        TypeCatalog catalog = new TypeCatalog();
        catalog.add(List.of(
                ENUM,
                new Array(0x4930, PUBLIC, "_venum", ENUM, ','),
                DOMAIN,
                new Array(0x493b, PUBLIC, "_vdom", DOMAIN, ','),
                new Domain(0x493d, PUBLIC, "vdom2", DOMAIN),
                new Domain(0x493e, PUBLIC, "vdomarr", Wire.type("_int4")),
                COMPOSITE,
                COMPOSITES,
                NESTED,
                new Composite(0x4951, PUBLIC, "vcomp1", List.of(new Field("a", TEXT))),
                new Composite(0x4952, PUBLIC, "vcomp0", List.of()),
                RANGE,
                new Multirange(0x4961, PUBLIC, "vmultirange", RANGE),
                hstore,
                new Array(0x4006, PUBLIC, "_hstore", hstore, ','),
                vector,
                new Array(0x4002, PUBLIC, "_vector", vector, ','),
                halfvec,
                new Array(0x4073, PUBLIC, "_halfvec", halfvec, ','),
                sparsevec,
                new Array(0x40fa, PUBLIC, "_sparsevec", sparsevec, ','),
                new Composite(0x4953, PUBLIC, "vdoc", List.of(new Field("id", INT4), new Field("embedding", vector))),
                new Base(0x4010, PUBLIC, "citext", 'S', true),
                new Base(0x4011, PUBLIC, "ltree", 'U', true),
                new Base(0x4012, PUBLIC, "lquery", 'U', true),
                new Base(0x4013, PUBLIC, "ltxtquery", 'U', true),
                new Base(0x4014, PUBLIC, "cube", 'U', true),
                new Base(0x4015, PUBLIC, "seg", 'U', false),
                new Base(0x4016, PUBLIC, "issn", 'U', false),
                new Base(0x4019, PUBLIC, "ean13", 'U', false),
                new Base(0x401a, PUBLIC, "isbn13", 'U', false),
                new Base(0x401b, PUBLIC, "isbn", 'U', false),
                new Base(0x401c, PUBLIC, "ismn", 'U', false),
                new Base(0x401d, PUBLIC, "upc", 'U', false),
                new Base(0x4017, PUBLIC, "geometry", 'U', true),
                new Base(0x4018, PUBLIC, "geography", 'U', true)));
        return catalog;
    }
}
