package io.pgadapt.errors.sqlstate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pgadapt.errors.DataError;
import io.pgadapt.errors.DatabaseError;
import io.pgadapt.errors.Diagnostic;
import io.pgadapt.errors.ErrorReport;
import io.pgadapt.errors.IntegrityError;
import io.pgadapt.errors.InternalError;
import io.pgadapt.errors.NotSupportedError;
import io.pgadapt.errors.OperationalError;
import io.pgadapt.errors.PgException;
import io.pgadapt.errors.ProgrammingError;
import io.pgadapt.errors.QueryCanceledError;
import io.pgadapt.errors.SqlState;
import io.pgadapt.errors.TransactionRollbackError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStateErrorsTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", "."), "..");

    private static final Map<String, Class<?>> BASES = bases();

    private static Map<String, Class<?>> bases() {
        Map<String, Class<?>> bases = new TreeMap<>();
        Map<Class<?>, String> codes = Map.of(
                OperationalError.class, "08 26 27 28 34 53 54 55 57 58 HV 5Z",
                TransactionRollbackError.class, "40",
                NotSupportedError.class, "0A",
                ProgrammingError.class, "20 21 3D 3F 42 44",
                DataError.class, "22",
                IntegrityError.class, "23",
                InternalError.class, "24 25 2B 2D 2F 38 39 3B P0 XX F0",
                DatabaseError.class, "00 01 02 03 09 0B 0F 0L 0P 0Z 10 72 ZZ");
        codes.forEach((base, all) -> Stream.of(all.split(" ")).forEach(code -> bases.put(code, base)));
        return bases;
    }

    /** The lines "code kind name" of the table that the classes are generated from. */
    static Stream<String> errorsOfPostgres() throws IOException {
        return Files.readAllLines(ROOT.resolve("tools/sqlstates.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("class "))
                .filter(line -> !line.startsWith("00") && !line.startsWith("01"));
    }

    @ParameterizedTest
    @MethodSource("errorsOfPostgres")
    void everyCodeHasItsOwnClassBelowTheBaseOfItsClassOfCodes(String line) {
        String code = line.substring(0, 5);
        Class<? extends PgException> type = SqlStateErrors.lookup(code);
        assertThat(type.getPackageName()).isEqualTo("io.pgadapt.errors.sqlstate");
        Class<?> base = code.equals("57014") ? QueryCanceledError.class : BASES.get(code.substring(0, 2));
        assertThat(type.getSuperclass()).isEqualTo(base);
    }

    @Test
    void noTwoCodesShareAClass() throws IOException {
        assertThat(errorsOfPostgres().map(line -> SqlStateErrors.lookup(line.substring(0, 5))))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(250);
    }

    @Test
    void everyClassOfCodesFallsBackToItsBase() {
        BASES.forEach((code, base) ->
                assertThat(SqlStateErrors.lookup(code + "ZZZ")).as(code).isEqualTo(base));
    }

    @ParameterizedTest
    @CsvSource({
        "23505, UniqueViolation",
        "40001, SerializationFailure",
        "40P01, DeadlockDetected",
        "57014, QueryCanceled",
        "22024, UnterminatedCString",
        "2F002, ModifyingSqlDataNotPermitted",
        "38002, ModifyingSqlDataNotPermittedExt",
        "38003, ProhibitedSqlStatementAttemptedExt",
        "38004, ReadingSqlDataNotPermittedExt",
        "39004, NullValueNotAllowedExt",
        "XX000, InternalServerError",
        "25P04, TransactionTimeout",
        "72000, SnapshotTooOld",
    })
    void classesAreNamedByTheirCondition(String code, String name) {
        assertThat(SqlStateErrors.lookup(code).getSimpleName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "235", "235055", "\uD83D\uDE00abc"})
    void malformedCodesAreDatabaseErrors(String code) {
        assertThat(SqlStateErrors.lookup(code)).isEqualTo(DatabaseError.class);
    }

    @Test
    void missingCodeIsADatabaseError() {
        assertThat(SqlStateErrors.create(ErrorReport.of(Diagnostic.NONE))).hasSameClassAs(new DatabaseError(""));
    }

    @Test
    void createdErrorCarriesTheReport() {
        Diagnostic diagnostic = Diagnostic.builder()
                .sqlState(SqlState.UNIQUE_VIOLATION)
                .messagePrimary("duplicate key value")
                .constraintName("item_pkey")
                .build();
        PgException error = SqlStateErrors.create(ErrorReport.of(diagnostic).inSql("INSERT"));
        assertThat(error).isInstanceOf(UniqueViolation.class).hasMessage("duplicate key value");
        assertThat(error.sqlState()).isEqualTo("23505");
        assertThat(error.diagnostic().constraintName()).isEqualTo("item_pkey");
        assertThat(error.sql()).isEqualTo("INSERT");
    }

    @Test
    void constantsTellSharedConditionNamesApart() {
        assertThat(SqlState.STRING_DATA_RIGHT_TRUNCATION).isEqualTo("22001");
        assertThat(SqlState.WARNING_STRING_DATA_RIGHT_TRUNCATION).isEqualTo("01004");
        assertThat(SqlState.READING_SQL_DATA_NOT_PERMITTED).isEqualTo("2F004");
        assertThat(SqlState.READING_SQL_DATA_NOT_PERMITTED_EXT).isEqualTo("38004");
        assertThat(SqlState.CLASS_CONNECTION_EXCEPTION).isEqualTo("08");
    }

    @Test
    void generatedFilesAreWhatTheGeneratorWrites() throws Exception {
        Process check = new ProcessBuilder(java(), "tools/GenerateSqlStates.java", "--check")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = check.inputReader().lines().collect(Collectors.joining("\n"));
        assertThat(check.waitFor()).as(output).isZero();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
