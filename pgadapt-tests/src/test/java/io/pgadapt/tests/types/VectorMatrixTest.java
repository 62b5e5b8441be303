package io.pgadapt.tests.types;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgadapt.row.Row;
import io.pgadapt.tests.types.VectorTable.Vector;
import io.pgadapt.types.Literals;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every vector as a result and as a parameter, in both formats and as literal, alone and as part of whatever it can be part of. */
class VectorMatrixTest extends LabTest {
    private static final Pattern EXTENSION = Pattern.compile("CREATE EXTENSION IF NOT EXISTS (\\w+);");

    @Override
    String[] setup() {
        return VectorTable.setup().stream().filter(this::isPossible).toArray(String[]::new);
    }

    private boolean isPossible(String statement) {
        Matcher extension = EXTENSION.matcher(statement);
        return !extension.matches() || database().server().hasExtension(extension.group(1));
    }

    @TestFactory
    Stream<DynamicNode> vectorsTravelInEveryWayAndShape() {
        return VectorTable.byType().entrySet().stream().map(entry -> tests(entry.getKey(), entry.getValue()));
    }

    /** A value that the table tells something wrong about would prove nothing elsewhere. */
    @TestFactory
    Stream<DynamicNode> theServerPrintsWhatTheTableSays() {
        return VectorTable.byType().entrySet().stream()
                .filter(entry -> exists(entry.getKey()))
                .map(entry -> dynamicTest(entry.getKey(), () -> checkTexts(entry.getKey(), entry.getValue())));
    }

    private void checkTexts(String type, List<Vector> vectors) {
        Mismatches mismatches = new Mismatches();
        for (Vector vector : vectors) {
            String sql = "SELECT (" + Literals.quote(vector.literal()) + "::" + type + ")::text";
            Row row = Objects.requireNonNull(
                    lab().connection(Travel.LITERAL).execute(sql).fetchOne());
            mismatches.compare(row.getString(0), vector.text(), vector::literal);
        }
        mismatches.verify();
    }

    private DynamicNode tests(String type, List<Vector> vectors) {
        if (!exists(type)) {
            return dynamicTest(type, () -> abort(database().server() + " has no type " + type));
        }
        return lab().tests(
                        type,
                        vectors.stream()
                                .map(vector -> Sample.of(vector.literal()))
                                .toList());
    }

    private boolean exists(String type) {
        Row row = Objects.requireNonNull(lab().connection(Travel.TEXT)
                .execute("SELECT to_regtype($1) IS NOT NULL", type)
                .fetchOne());
        return Boolean.TRUE.equals(row.get(0));
    }
}
