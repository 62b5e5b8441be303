package io.pgadapt.types;

import static io.pgadapt.types.Wire.binary;
import static io.pgadapt.types.Wire.roundTrip;
import static io.pgadapt.types.Wire.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.pgadapt.types.value.TsQuery;
import io.pgadapt.types.value.TsVector;
import io.pgadapt.types.value.TsVector.Lexeme;
import io.pgadapt.types.value.TsVector.Position;
import io.pgadapt.types.value.TsWeight;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSearchTest {
    private static final TsQuery A = TsQuery.lexeme("a");
    private static final TsQuery B = TsQuery.lexeme("b");
    private static final TsQuery C = TsQuery.lexeme("c");

    /** A count, and so many times an operator with a lexeme on its right. */
    private static final String RIGHT_A = "0100006100";

    @Test
    void vectorsHoldLexemesWithPositionsAndWeights() {
        TsVector vector = text("tsvector", "'cat':2A,7 'it''s'", TsVector.class);
        assertThat(vector)
                .isEqualTo(TsVector.of(
                        new Lexeme("cat", List.of(new Position(2, TsWeight.A), new Position(7, TsWeight.D))),
                        Lexeme.of("it's")));
        assertThat(roundTrip("tsvector", vector, TsVector.class)).isEqualTo(vector);
        assertThat(CodecRegistry.defaults().hint(vector)).isEqualTo(3614);
    }

    @Test
    void vectorsAreSortedAndUnitedAsTheServerDoes() {
        TsVector vector = TsVector.of(
                Lexeme.of("\uD83D\uDE00"),
                Lexeme.of("\uFFFD"),
                Lexeme.of("ab", 5),
                Lexeme.of("b"),
                Lexeme.of("ab", 2, 5));
        assertThat(vector).hasToString("'ab':2,5 'b' '\uFFFD' '\uD83D\uDE00'");
        assertThat(new Lexeme(
                        "a",
                        List.of(new Position(1, TsWeight.C), new Position(1, TsWeight.A), new Position(1, TsWeight.D))))
                .hasToString("'a':1A");
    }

    @Test
    void vectorsHoldNoMoreThanTheServerKeeps() {
        int[] many = IntStream.rangeClosed(1, 257).toArray();
        assertThatThrownBy(() -> Lexeme.of("a", many)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Position(0, TsWeight.D)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Position(16384, TsWeight.D)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> binary("tsvector", TsVector.of(Lexeme.of("a\0b"))))
                .isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a",
                "'a':",
                "'a':1,",
                "'a':x",
                "'a''",
                "'a'b",
                "'a':0",
                "'a':16384",
                ":1",
                "a:999999999999",
                "\\"
            })
    void textsThatAreNoVectorsAreRefused(String text) {
        assertThatThrownBy(() -> text("tsvector", text, TsVector.class)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffffffff",
                "7fffffff00",
                "00000001610000",
                "0000000161",
                "00000001610000ff",
                "00000001ff000000",
                "0000000161000001",
                "00000001610000010000",
                "000000016100ffff0001"
            })
    void bytesThatAreNoVectorsAreRefused(String hex) {
        assertThatThrownBy(() -> binary("tsvector", hex, TsVector.class)).isInstanceOf(CodecException.class);
    }

    @Test
    void queriesAreTrees() {
        TsQuery query = text("tsquery", "'a' & ( 'b':*AC | !'c' ) <2> 'a'", TsQuery.class);
        TsQuery weighted = new TsQuery.Lexeme("b", Set.of(TsWeight.A, TsWeight.C), true);
        assertThat(query).isEqualTo(A.and(weighted.or(C.not()).followedBy(A, 2)));
        assertThat(roundTrip("tsquery", query, TsQuery.class)).isEqualTo(query);
        assertThat(CodecRegistry.defaults().hint(query)).isEqualTo(3615);
        assertThat(query.depth()).isEqualTo(4);
    }

    @Test
    void operatorsInARowAreOneHoweverTheyAreGrouped() {
        assertThat(A.and(B).and(C))
                .isEqualTo(A.and(B.and(C)))
                .isNotEqualTo(C.and(B).and(A));
        assertThat(A.or(B).or(C)).isEqualTo(new TsQuery.Or(List.of(A, B, C)));
        assertThat(A.followedBy(B).followedBy(C, 3)).isEqualTo(new TsQuery.Phrase(List.of(A, B, C), List.of(1, 3)));
        assertThat(A.followedBy(B.followedBy(C))).hasToString("'a' <-> ( 'b' <-> 'c' )");
        String left = "00000005" + "0202" + "0100006300" + "0202" + "0100006200" + RIGHT_A;
        String right = "00000005" + "0202" + "0202" + "0100006300" + "0100006200" + RIGHT_A;
        assertThat(binary("tsquery", left, TsQuery.class))
                .isEqualTo(binary("tsquery", right, TsQuery.class))
                .isEqualTo(A.and(B).and(C));
    }

    @Test
    void theEmptyQueryChangesNothing() {
        assertThat(TsQuery.empty().and(A).or(TsQuery.empty()).followedBy(TsQuery.empty()))
                .isEqualTo(A);
        assertThat(TsQuery.empty().not()).isEqualTo(TsQuery.parse(" ")).hasToString("");
        assertThat(binary("tsquery", TsQuery.empty())).isEqualTo("00000000");
        assertThatThrownBy(() -> new TsQuery.Not(TsQuery.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TsQuery.And(List.of(A))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> A.followedBy(B, 16385)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "fat & rat:ab|'fat' & 'rat':AB",
                "!!x|!!'x'",
                "a\\&b|'a&b'",
                "(((a)))|'a'",
                "a<->b<3>c|'a' <-> 'b' <3> 'c'"
            })
    void whatPeopleWriteIsRead(String written, String printed) {
        assertThat(TsQuery.parse(written)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a",
                "a b",
                "a &",
                "& a",
                "(a",
                "a)",
                "a:x",
                "a <",
                "a <-",
                "a <x> b",
                "a <16385> b",
                "()",
                "!",
                "a:*:"
            })
    void textsThatAreNoQueriesAreRefused(String text) {
        assertThatThrownBy(() -> text("tsquery", text, TsQuery.class)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffffffff",
                "7fffffff0101",
                "000000010000",
                "00000001" + "0201",
                "00000001" + "0100006101",
                "00000002" + RIGHT_A + RIGHT_A,
                "00000001" + "0110006100",
                "00000001" + "0100026100",
                "00000003" + "0205" + RIGHT_A + RIGHT_A,
                "00000003" + "02044001" + RIGHT_A + RIGHT_A,
                "00000002" + "0202" + RIGHT_A
            })
    void bytesThatAreNoQueriesAreRefused(String hex) {
        assertThatThrownBy(() -> binary("tsquery", hex, TsQuery.class)).isInstanceOf(CodecException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void thousandsOfOperandsInARowArePassed(int operator) {
        int count = 100_000;
        String one = "020" + operator;
        String fromLeft = (one + RIGHT_A).repeat(count) + RIGHT_A;
        String fromRight = one.repeat(count) + RIGHT_A.repeat(count + 1);
        String head = String.format("%08x", 2 * count + 1);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            TsQuery query = binary("tsquery", head + fromLeft, TsQuery.class);
            assertThat(binary("tsquery", head + fromRight, TsQuery.class)).isEqualTo(query);
            assertThat(binary("tsquery", query)).isEqualTo(head + fromLeft);
            assertThat(TsQuery.parse(query.toString())).isEqualTo(query);
        });
    }

    @Test
    void longPhrasesPass() {
        TsQuery phrase = new TsQuery.Phrase(Collections.nCopies(50_000, A), Collections.nCopies(49_999, 1));
        assertThat(roundTrip("tsquery", phrase, TsQuery.class)).isEqualTo(phrase);
    }

    @Test
    void endlessNestingIsRefusedWithoutEndingTheStack() {
        int depth = 1_000_000;
        for (String text : new String[] {
            "!".repeat(depth) + "a", "(".repeat(depth) + "a" + ")".repeat(depth), "a & (b | (".repeat(depth / 2)
        }) {
            assertThatThrownBy(() -> text("tsquery", text, TsQuery.class)).isInstanceOf(CodecException.class);
        }
        String negations = String.format("%08x", depth + 1) + "0201".repeat(depth) + RIGHT_A;
        assertThatThrownBy(() -> binary("tsquery", negations, TsQuery.class))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("200");
    }

    @Test
    void theDeepestQueryWorksOnASmallStack() throws InterruptedException {
        TsQuery deepest = A;
        TsQuery same = A;
        for (int i = 0; i < TsQuery.MAX_DEPTH / 2; i++) {
            deepest = B.and(deepest.not());
            same = B.and(same.not());
        }
        TsQuery[] queries = {deepest, same};
        StringBuilder outcome = new StringBuilder();
        Thread small = new Thread(
                null,
                () -> outcome.append(queries[0].equals(queries[1]))
                        .append(queries[0].hashCode() == queries[1].hashCode())
                        .append(roundTrip("tsquery", queries[0], TsQuery.class).equals(queries[0])),
                "small",
                512 * 1024);
        small.start();
        small.join();
        assertThat(outcome).hasToString("truetruetrue");
        assertThatThrownBy(() -> queries[0].not()).isInstanceOf(IllegalArgumentException.class);
    }
}
