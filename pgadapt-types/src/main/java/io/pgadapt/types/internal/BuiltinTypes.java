package io.pgadapt.types.internal;

import io.pgadapt.types.PgType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types that every database has under the same OID, as PostgreSQL 18's {@code pg_type.dat} and {@code pg_range.dat}
 * list them.
 */
public final class BuiltinTypes {
    /** OIDs of built-in types lie below; those of user types never do. */
    private static final int LIMIT = 10_000;

    private static final String CATALOG = "pg_catalog";

    /** oid, name, category, whether it has a binary form, OID of its array type or 0. */
    private static final String BASE = """
            16 bool B binary 1000
            17 bytea U binary 1001
            18 char Z binary 1002
            19 name S binary 1003
            20 int8 N binary 1016
            21 int2 N binary 1005
            22 int2vector A binary 1006
            23 int4 N binary 1007
            24 regproc N binary 1008
            25 text S binary 1009
            26 oid N binary 1028
            27 tid U binary 1010
            28 xid U binary 1011
            29 cid U binary 1012
            30 oidvector A binary 1013
            114 json U binary 199
            142 xml U binary 143
            194 pg_node_tree Z binary 0
            600 point G binary 1017
            601 lseg G binary 1018
            602 path G binary 1019
            603 box G binary 1020
            604 polygon G binary 1027
            628 line G binary 629
            650 cidr I binary 651
            700 float4 N binary 1021
            701 float8 N binary 1022
            718 circle G binary 719
            774 macaddr8 U binary 775
            790 money N binary 791
            829 macaddr U binary 1040
            869 inet I binary 1041
            1033 aclitem U text 1034
            1042 bpchar S binary 1014
            1043 varchar S binary 1015
            1082 date D binary 1182
            1083 time D binary 1183
            1114 timestamp D binary 1115
            1184 timestamptz D binary 1185
            1186 interval T binary 1187
            1266 timetz D binary 1270
            1560 bit V binary 1561
            1562 varbit V binary 1563
            1700 numeric N binary 1231
            1790 refcursor U binary 2201
            2202 regprocedure N binary 2207
            2203 regoper N binary 2208
            2204 regoperator N binary 2209
            2205 regclass N binary 2210
            2206 regtype N binary 2211
            2950 uuid U binary 2951
            2970 txid_snapshot U binary 2949
            3220 pg_lsn U binary 3221
            3361 pg_ndistinct Z binary 0
            3402 pg_dependencies Z binary 0
            3614 tsvector U binary 3643
            3615 tsquery U binary 3645
            3642 gtsvector U text 3644
            3734 regconfig N binary 3735
            3769 regdictionary N binary 3770
            3802 jsonb U binary 3807
            4072 jsonpath U binary 4073
            4089 regnamespace N binary 4090
            4096 regrole N binary 4097
            4191 regcollation N binary 4192
            4600 pg_brin_bloom_summary Z binary 0
            4601 pg_brin_minmax_multi_summary Z binary 0
            5017 pg_mcv_list Z binary 0
            5038 pg_snapshot U binary 5039
            5069 xid8 U binary 271
            """;

    /** oid, name, whether it has a binary form, OID of its array type or 0. */
    private static final String PSEUDO = """
            32 pg_ddl_command binary 0
            269 table_am_handler text 0
            325 index_am_handler text 0
            705 unknown binary 0
            2249 record binary 2287
            2275 cstring binary 1263
            2276 any text 0
            2277 anyarray text 0
            2278 void binary 0
            2279 trigger text 0
            2280 language_handler text 0
            2281 internal text 0
            2283 anyelement text 0
            2776 anynonarray text 0
            3115 fdw_handler text 0
            3310 tsm_handler text 0
            3500 anyenum text 0
            3831 anyrange text 0
            3838 event_trigger text 0
            4537 anymultirange text 0
            4538 anycompatiblemultirange text 0
            5077 anycompatible text 0
            5078 anycompatiblearray text 0
            5079 anycompatiblenonarray text 0
            5080 anycompatiblerange text 0
            """;

    /** oid, name, subtype, OID of its array type. */
    private static final String RANGES = """
            3904 int4range 23 3905
            3906 numrange 1700 3907
            3908 tsrange 1114 3909
            3910 tstzrange 1184 3911
            3912 daterange 1082 3913
            3926 int8range 20 3927
            """;

    /** oid, name, range, OID of its array type. */
    private static final String MULTIRANGES = """
            4451 int4multirange 3904 6150
            4532 nummultirange 3906 6151
            4533 tsmultirange 3908 6152
            4534 tstzmultirange 3910 6153
            4535 datemultirange 3912 6155
            4536 int8multirange 3926 6157
            """;

    private static final @Nullable PgType[] BY_OID = new PgType[LIMIT];
    private static final Map<String, PgType> BY_NAME = new HashMap<>();
    private static final Map<Integer, PgType.Array> ARRAY_OF = new LinkedHashMap<>();

    static {
        for (String[] f : rows(BASE)) {
            add(new PgType.Base(oid(f[0]), CATALOG, f[1], f[2].charAt(0), f[3].equals("binary")), oid(f[4]));
        }
        for (String[] f : rows(PSEUDO)) {
            add(new PgType.Pseudo(oid(f[0]), CATALOG, f[1], f[2].equals("binary")), oid(f[3]));
        }
        for (String[] f : rows(RANGES)) {
            add(new PgType.Range(oid(f[0]), CATALOG, f[1], known(oid(f[2]))), oid(f[3]));
        }
        for (String[] f : rows(MULTIRANGES)) {
            add(new PgType.Multirange(oid(f[0]), CATALOG, f[1], (PgType.Range) known(oid(f[2]))), oid(f[3]));
        }
    }

    private BuiltinTypes() {}

    /** Returns the type of an OID, or null when it is not built in. */
    public static @Nullable PgType byOid(int oid) {
        return oid > 0 && oid < LIMIT ? BY_OID[oid] : null;
    }

    /** Returns the type of a name as in {@code pg_type.typname}, or null when it is not built in. */
    public static @Nullable PgType byName(String name) {
        return BY_NAME.get(name);
    }

    /** Returns the array type over an element type, or null when there is none. */
    public static PgType.@Nullable Array arrayOf(int elementOid) {
        return ARRAY_OF.get(elementOid);
    }

    private static void add(PgType type, int arrayOid) {
        put(type);
        if (arrayOid != 0) {
            char delimiter = type.name().equals("box") ? ';' : ',';
            PgType.Array array = new PgType.Array(arrayOid, CATALOG, "_" + type.name(), type, delimiter);
            put(array);
            ARRAY_OF.put(type.oid(), array);
        }
    }

    private static void put(PgType type) {
        BY_OID[type.oid()] = type;
        BY_NAME.put(type.name(), type);
    }

    private static PgType known(int oid) {
        PgType type = byOid(oid);
        if (type == null) {
            throw new IllegalStateException("the built-in catalogue lacks OID " + oid);
        }
        return type;
    }

    private static Iterable<String[]> rows(String table) {
        return () -> table.lines().map(line -> line.split(" ", -1)).iterator();
    }

    private static int oid(String text) {
        return Integer.parseInt(text);
    }
}
