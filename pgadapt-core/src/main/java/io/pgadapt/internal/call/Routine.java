package io.pgadapt.internal.call;

import java.util.ArrayList;
import java.util.List;

/**
 * A function or a procedure, as the catalogue knows it.
 *
 * @param isProcedure whether it is called by CALL
 * @param parameters those that the caller gives or gets, in order
 * @param defaults how many of those that are given, the last ones, have defaults
 */
record Routine(boolean isProcedure, List<Parameter> parameters, int defaults) {
    /** Copies the parameters. */
    Routine {
        parameters = List.copyOf(parameters);
    }

    /** What a parameter is for. */
    enum Mode {
        IN,
        /** Part of the result; a procedure's takes a place in its call all the same. */
        OUT,
        /** The last one, for any number of elements. */
        VARIADIC
    }

    /**
     * A parameter.
     *
     * @param name empty when it has none
     */
    record Parameter(Mode mode, String name) {}

    /** Returns the parameters that values are given for. */
    List<Parameter> inputs() {
        return parameters.stream()
                .filter(parameter -> parameter.mode() != Mode.OUT)
                .toList();
    }

    boolean isVariadic() {
        return parameters.stream().anyMatch(parameter -> parameter.mode() == Mode.VARIADIC);
    }

    /**
     * Returns the routine that a row of the catalogue tells of.
     *
     * @param modes a letter for each parameter, as in {@code pg_proc.proargmodes}
     * @param names a name for each parameter, or none at all
     */
    static Routine of(boolean isProcedure, String modes, List<String> names, int defaults) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < modes.length(); i++) {
            parameters.add(new Parameter(mode(modes.charAt(i)), i < names.size() ? names.get(i) : ""));
        }
        return new Routine(isProcedure, parameters, defaults);
    }

    private static Mode mode(char letter) {
        return switch (letter) {
            case 'o', 't' -> Mode.OUT;
            case 'v' -> Mode.VARIADIC;
            default -> Mode.IN;
        };
    }
}
