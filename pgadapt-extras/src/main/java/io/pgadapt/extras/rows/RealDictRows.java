package io.pgadapt.extras.rows;

import io.pgadapt.row.Column;
import io.pgadapt.row.Description;
import io.pgadapt.row.RowFactory;
import io.pgadapt.row.RowMaker;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes {@link RowMap}s. */
enum RealDictRows implements RowFactory<Map<String, @Nullable Object>> {
    INSTANCE;

    @Override
    public RowMaker<Map<String, @Nullable Object>> forResult(Description description) {
        NameIndex keys = new NameIndex(
                description.columns().stream().map(Column::name).distinct().toList());
        // indexOf gives the last of several columns of one name
        ColumnValues values = ColumnValues.of(description, keys.names().stream().mapToInt(description::indexOf));
        return row -> new RowMap(keys, values.read(row));
    }
}
