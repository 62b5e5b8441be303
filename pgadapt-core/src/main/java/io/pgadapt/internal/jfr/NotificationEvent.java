package io.pgadapt.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("io.pgadapt.Notification")
@Label("Notification")
@Description("A notification arrived")
@Category({"PostgreSQL", "pgadapt"})
@StackTrace(false)
final class NotificationEvent extends Event {
    @Label("Channel")
    @Nullable
    String channel;

    @Label("Sender Process")
    int senderPid;
}
