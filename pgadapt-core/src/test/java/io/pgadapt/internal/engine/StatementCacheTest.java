package io.pgadapt.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.internal.sql.ParameterStyle;
import io.pgadapt.internal.sql.ParsedSql;
import io.pgadapt.internal.sql.SqlParser;
import io.pgadapt.internal.sql.StringSyntax;
import io.pgadapt.types.PgType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementCacheTest {
    private static final int[] NONE = {};

    private static ParsedSql sql(String text) {
        return SqlParser.parse(text, ParameterStyle.NUMERIC, StringSyntax.STANDARD);
    }

    private static PreparedStatement add(StatementCache cache, String text, int... hints) {
        PreparedStatement statement =
                new PreparedStatement(StatementCache.name(sql(text), hints), hints, new PgType[0], null);
        cache.add(sql(text), statement);
        return statement;
    }

    private static List<String> closed(StatementCache cache) {
        List<String> names = new ArrayList<>();
        for (String name = cache.nextToClose(); name != null; name = cache.nextToClose()) {
            names.add(name);
        }
        return names;
    }

    @Test
    void findsAStatementByTextAndParameterTypes() {
        StatementCache cache = new StatementCache(10, 10_000);
        PreparedStatement ofInt = add(cache, "SELECT $1", 23);
        PreparedStatement ofLong = add(cache, "SELECT $1", 20);
        assertThat(cache.find(sql("SELECT $1"), new int[] {23})).isSameAs(ofInt);
        assertThat(cache.find(sql("SELECT $1"), new int[] {20})).isSameAs(ofLong);
        assertThat(cache.find(sql("SELECT $1"), new int[] {25})).isNull();
        assertThat(cache.find(sql("SELECT $1 "), new int[] {23})).isNull();
    }

    @Test
    void letsTheLeastRecentlyUsedGoWhenThereAreTooMany() {
        StatementCache cache = new StatementCache(2, 10_000);
        add(cache, "SELECT 1");
        PreparedStatement second = add(cache, "SELECT 2");
        cache.find(sql("SELECT 1"), NONE);
        add(cache, "SELECT 3");
        assertThat(cache.find(sql("SELECT 1"), NONE)).isNotNull();
        assertThat(cache.find(sql("SELECT 2"), NONE)).isNull();
        assertThat(closed(cache)).containsExactly(second.name());
        assertThat(closed(cache)).isEmpty();
    }

    @Test
    void letsTheLeastRecentlyUsedGoWhenTheirTextsAreTooLong() {
        StatementCache cache = new StatementCache(100, 100);
        PreparedStatement first = add(cache, "SELECT 1234567890, 1");
        add(cache, "SELECT 1234567890, 2");
        assertThat(closed(cache)).isEmpty();
        add(cache, "SELECT 1234567890, 3");
        assertThat(closed(cache)).containsExactly(first.name());
    }

    @Test
    void keepsNoEndlessListOfParameterTypesForOneText() {
        StatementCache cache = new StatementCache(100, 10_000);
        for (int oid = 1; oid <= 40; oid++) {
            add(cache, "SELECT $1", oid);
        }
        assertThat(closed(cache)).hasSize(24);
        assertThat(cache.find(sql("SELECT $1"), new int[] {40})).isNotNull();
        assertThat(cache.find(sql("SELECT $1"), new int[] {1})).isNull();
    }

    @Test
    void forgetsOneTextOrAll() {
        StatementCache cache = new StatementCache(10, 10_000);
        PreparedStatement first = add(cache, "SELECT 1");
        PreparedStatement second = add(cache, "SELECT 2");
        cache.forget(sql("SELECT 1"));
        assertThat(closed(cache)).containsExactly(first.name());
        cache.forgetAll();
        assertThat(cache.find(sql("SELECT 2"), NONE)).isNull();
        assertThat(closed(cache)).containsExactly(second.name());
    }

    @Test
    void countsRightAfterForgetting() {
        StatementCache cache = new StatementCache(2, 10_000);
        add(cache, "SELECT 1");
        add(cache, "SELECT 2");
        cache.forgetAll();
        closed(cache);
        add(cache, "SELECT 3");
        add(cache, "SELECT 4");
        assertThat(closed(cache)).isEmpty();
    }

    @Test
    void keepsOnlyStatementsThatLookTheSameEachTime() {
        StatementCache cache = new StatementCache(10, 10_000);
        assertThat(cache.keeps(sql("SELECT 1"))).isTrue();
        assertThat(cache.keeps(sql("WITH x AS (SELECT 1) SELECT * FROM x"))).isTrue();
        assertThat(cache.keeps(sql("FETCH ALL FROM c"))).isFalse();
        assertThat(cache.keeps(sql("EXECUTE p"))).isFalse();
        assertThat(cache.keeps(sql("SELECT '" + "x".repeat(2000) + "'"))).isFalse();
        assertThat(new StatementCache(0, 10_000).keeps(sql("SELECT 1"))).isFalse();
    }

    @Test
    void derivesNamesFromContent() {
        assertThat(StatementCache.name(sql("SELECT $1"), new int[] {23}))
                .isEqualTo(StatementCache.name(sql("SELECT $1"), new int[] {23}))
                .startsWith("pgadapt_")
                .isNotEqualTo(StatementCache.name(sql("SELECT $1"), new int[] {20}))
                .isNotEqualTo(StatementCache.name(sql("SELECT $1::int"), new int[] {23}));
    }

    @Test
    void forgetsStatementsOfWhichTheConditionHolds() {
        StatementCache cache = new StatementCache(10, 10_000);
        PreparedStatement gone = add(cache, "SELECT 1");
        PreparedStatement kept = add(cache, "SELECT 2");
        cache.forgetIf(statement -> statement == gone);
        assertThat(cache.find(sql("SELECT 1"), NONE)).isNull();
        assertThat(cache.find(sql("SELECT 2"), NONE)).isSameAs(kept);
        assertThat(closed(cache)).containsExactly(gone.name());
    }
}
