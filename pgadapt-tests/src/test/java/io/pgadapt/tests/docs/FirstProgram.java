package io.pgadapt.tests.docs;

import static io.pgadapt.Named.named;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import io.pgadapt.row.Row;
import java.math.BigDecimal;

class FirstProgram {
    public static void main(String[] args) {
        try (Connection conn = Pgadapt.connect(args[0])) {
            conn.execute("CREATE TABLE item (name text PRIMARY KEY, price numeric(8, 2))");
            conn.execute("INSERT INTO item VALUES ($1, $2), ($3, $4)", "tea", new BigDecimal("3.50"), "gold", 950);
            conn.commit();
            for (Row row : conn.execute("SELECT * FROM item WHERE price < :max", named("max", 10))) {
                System.out.println(row.get("name") + " costs " + row.get("price", BigDecimal.class));
            }
        }
    }
}
