package io.pgadapt.tests.server;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives tests their {@link PgServer} and {@link PgDatabase}; see {@link PgTest}. */
final class PgServerExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(PgServerExtension.class);

    /**
     * Configuration parameter of JUnit, which may be given as a system property, too: a URI that leads to the server by another way,
     * such as through a pooler. Tests connect there; what the kit itself does goes to the server as ever.
     */
    private static final String ROUTE = "pgadapt.route";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PgServer.class || type == PgDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == PgServer.class) {
            return server(context);
        }
        return owner(context)
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        PgDatabase.class, key -> new Held(server(context).createDatabase()), Held.class)
                .database();
    }

    private static PgServer server(ExtensionContext context) {
        return context.getConfigurationParameter(ROUTE)
                .map(PgServer.shared()::through)
                .orElseGet(PgServer::shared);
    }

    /** The context whose end is the database's end. */
    private static ExtensionContext owner(ExtensionContext context) {
        ExtensionContext classContext = context;
        while (classContext.getTestMethod().isPresent()) {
            classContext = classContext.getParent().orElseThrow();
        }
        return lifetime(classContext) == PgTest.Lifetime.CLASS ? classContext : context;
    }

    private static PgTest.Lifetime lifetime(ExtensionContext classContext) {
        return AnnotationSupport.findAnnotation(
                        classContext.getRequiredTestClass(), PgTest.class, classContext.getEnclosingTestClasses())
                .map(PgTest::database)
                .orElse(PgTest.Lifetime.METHOD);
    }

    /** The store closes its values, last come first, when the context ends: after the test's own tear-down. */
    private record Held(PgDatabase database) implements AutoCloseable {
        @Override
        public void close() {
            database.close();
        }
    }
}
