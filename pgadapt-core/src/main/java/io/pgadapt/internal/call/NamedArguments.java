package io.pgadapt.internal.call;

import io.pgadapt.internal.call.Routine.Mode;
import io.pgadapt.internal.call.Routine.Parameter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments by name. */
final class NamedArguments implements RoutineArguments {
    private final Map<String, @Nullable Object> values;

    NamedArguments(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    @Override
    public boolean fit(Routine routine) {
        List<String> names = routine.inputs().stream().map(Parameter::name).toList();
        List<String> required = names.subList(0, names.size() - routine.defaults());
        return values.keySet().containsAll(required) && names.containsAll(values.keySet());
    }

    @Override
    public void write(Routine routine, ArgumentList out) {
        for (Parameter parameter : routine.parameters()) {
            String name = parameter.name();
            if (parameter.mode() == Mode.OUT) {
                writeOut(routine, name, out);
            } else if (values.containsKey(name)) {
                write(parameter, out);
            }
        }
    }

    private void write(Parameter parameter, ArgumentList out) {
        Object value = values.get(parameter.name());
        if (parameter.mode() == Mode.VARIADIC) {
            out.addVariadic(parameter.name(), value);
        } else {
            out.add(parameter.name(), value);
        }
    }

    private static void writeOut(Routine routine, String name, ArgumentList out) {
        if (routine.isProcedure()) {
            out.addNothing(name);
        }
    }

    @Override
    public void write(ArgumentList out) {
        values.forEach(out::add);
    }
}
