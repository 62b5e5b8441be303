package io.pgadapt.internal.call;

import io.pgadapt.internal.call.Routine.Parameter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arguments by position. */
final class PositionalArguments implements RoutineArguments {
    private final List<@Nullable Object> values;

    PositionalArguments(@Nullable Object[] values) {
        this.values = Arrays.asList(values);
    }

    @Override
    public boolean fit(Routine routine) {
        int most = routine.inputs().size();
        int given = values.size();
        return given >= most - routine.defaults() && (given <= most || routine.isVariadic());
    }

    @Override
    public void write(Routine routine, ArgumentList out) {
        Iterator<@Nullable Object> rest = values.iterator();
        if (routine.isProcedure()) {
            for (Parameter parameter : routine.parameters()) {
                write(parameter, rest, out);
            }
        }
        rest.forEachRemaining(out::add);
    }

    private static void write(Parameter parameter, Iterator<@Nullable Object> rest, ArgumentList out) {
        if (parameter.mode() == Routine.Mode.OUT) {
            out.addNothing();
        } else if (rest.hasNext()) {
            out.add(rest.next());
        }
    }

    @Override
    public void write(ArgumentList out) {
        values.forEach(out::add);
    }
}
