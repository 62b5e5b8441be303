package io.pgadapt.tests.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The kit's own SQL, as the server's administrator. It goes through another driver, so that a fault of ours can't hide itself.
 * The connection to the maintenance database stays open: making and dropping a database for each test would otherwise connect
 * three times.
 */
final class Admin implements AutoCloseable {
    private final ServerAddress address;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection maintenance;

    Admin(ServerAddress address) {
        this.address = address;
    }

    /** Executes statements in the maintenance database. */
    void execute(String... statements) {
        lock.lock();
        try {
            executeAll(maintenance(), statements);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    /** Rows of the maintenance database; values as text, NULL as null. */
    List<List<@Nullable String>> query(String sql) {
        lock.lock();
        try {
            return rows(maintenance(), sql);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    /** Executes statements in another database, on a connection of their own. */
    void executeIn(String database, String... statements) {
        try (Connection connection = connect(database)) {
            executeAll(connection, statements);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Rows of another database; values as text, NULL as null. */
    List<List<@Nullable String>> queryIn(String database, String sql) {
        try (Connection connection = connect(database)) {
            return rows(connection, sql);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Closes the connection that stays open; the next statement makes another one. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (maintenance != null) {
                maintenance.close();
                maintenance = null;
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    private Connection maintenance() throws SQLException {
        Connection connection = maintenance;
        if (connection == null) {
            connection = connect(address.maintenanceDatabase());
            maintenance = connection;
        }
        return connection;
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("ApplicationName", "pgadapt-tests admin");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + database, properties);
    }

    private static void executeAll(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<List<@Nullable String>> rows(Connection connection, String sql) throws SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private IllegalStateException failure(SQLException e) {
        return new IllegalStateException(
                "administration of the test server (" + address + ") failed: " + e.getMessage(), e);
    }
}
