package io.pgadapt.tests.types;

import io.pgadapt.types.value.Money;
import io.pgadapt.types.value.PgNumeric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers where representations change: around powers of two and of ten. */
class NumberFamilyTest extends LabTest {
    private static final int MAX_DECIMALS = 99;

    @TestFactory
    Stream<DynamicNode> integersAroundPowersOfTwo() {
        return Stream.of(
                integers("int2", 15, true, BigInteger::shortValueExact),
                integers("int4", 31, true, BigInteger::intValueExact),
                integers("int8", 63, true, BigInteger::longValueExact),
                integers("oid", 32, false, BigInteger::longValueExact),
                integers("xid", 32, false, BigInteger::longValueExact),
                integers("xid8", 64, false, value -> value),
                integers("numeric", 130, true, value -> PgNumeric.of(new BigDecimal(value))));
    }

    @TestFactory
    Stream<DynamicNode> moneyAroundPowersOfTwo() {
        return Stream.of(lab().tests(
                        "money",
                        aroundPowersOfTwo(63, true)
                                .map(units -> new Sample(
                                        new BigDecimal(units, 2).toPlainString(), new Money(units.longValueExact())))
                                .toList()));
    }

    private DynamicNode integers(String type, int bits, boolean signed, Function<BigInteger, Object> java) {
        return lab().tests(
                        type,
                        aroundPowersOfTwo(bits, signed)
                                .map(value -> new Sample(value.toString(), java.apply(value)))
                                .toList());
    }

    /** Returns each power of two and its neighbours, as far as they fit into so many bits (a sign not counted). */
    private static Stream<BigInteger> aroundPowersOfTwo(int bits, boolean signed) {
        BigInteger least = signed ? BigInteger.TWO.pow(bits).negate() : BigInteger.ZERO;
        BigInteger last = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
        return IntStream.rangeClosed(0, bits)
                .mapToObj(BigInteger.TWO::pow)
                .flatMap(power -> Stream.of(power, power.negate()))
                .flatMap(power -> Stream.of(power.subtract(BigInteger.ONE), power, power.add(BigInteger.ONE)))
                .filter(value -> value.compareTo(least) >= 0 && value.compareTo(last) <= 0)
                .distinct();
    }

    @TestFactory
    Stream<DynamicNode> decimalsAroundPowersOfTen() {
        List<String> literals = new ArrayList<>();
        for (int i = 0; i <= MAX_DECIMALS; i++) {
            literals.add("1" + "0".repeat(i));
            literals.add("0." + "0".repeat(i) + "1");
            literals.add("1." + "0".repeat(i) + "10");
            literals.add("-" + "9".repeat(i + 1) + "." + "9".repeat(i));
            literals.add("1.1e" + i);
            literals.add("-1.1e-" + i);
        }
        return Stream.of(numerics(literals));
    }

    @TestFactory
    Stream<DynamicNode> decimalsOfManyDigits() {
        return Stream.of(numerics(List.of("-" + "9".repeat(7_000), "9".repeat(147) + "." + "0".repeat(6_000) + "1")));
    }

    @ParameterizedTest
    @EnumSource(Travel.class)
    void decimalsOfTheMostDigits(Travel travel) {
        ValueTable table = lab().table(
                        "numeric",
                        Stream.of("1e131071", "-1e-16383", "9".repeat(131_072))
                                .map(literal -> new Sample(literal, numeric(literal)))
                                .toList());
        table.checkResults(lab().connection(travel), Shape.SCALAR, travel.format());
        table.checkParameters(lab().connection(travel), Shape.SCALAR);
    }

    private DynamicNode numerics(List<String> literals) {
        return lab().tests(
                        "numeric",
                        literals.stream()
                                .map(literal -> new Sample(literal, numeric(literal)))
                                .toList());
    }

    /** On the server, no scale is below zero. */
    private static PgNumeric numeric(String literal) {
        BigDecimal decimal = new BigDecimal(literal);
        return PgNumeric.of(decimal.setScale(Math.max(0, decimal.scale())));
    }

    @TestFactory
    Stream<DynamicNode> floatsAroundPowers() {
        List<Sample> doubles = Stream.concat(
                        steps(-323, 308, 3).mapToObj(i -> Double.parseDouble("1e" + i)),
                        steps(-1074, 1023, 9).mapToObj(i -> Math.scalb(1.0, i)))
                .flatMap(power -> DoubleStream.of(power, -power, Math.nextUp(power), Math.nextDown(power))
                        .boxed())
                .map(value -> new Sample(value.toString(), value))
                .toList();
        List<Sample> floats = Stream.concat(
                        steps(-45, 38, 1).mapToObj(i -> Float.parseFloat("1e" + i)),
                        steps(-149, 127, 4).mapToObj(i -> Math.scalb(1f, i)))
                .flatMap(power -> Stream.of(power, -power, Math.nextUp(power), Math.nextDown(power)))
                .map(value -> new Sample(value.toString(), value))
                .toList();
        return Stream.of(lab().tests("float8", doubles), lab().tests("float4", floats));
    }

    private static IntStream steps(int first, int last, int step) {
        return IntStream.concat(IntStream.iterate(first, i -> i < last, i -> i + step), IntStream.of(last));
    }
}
