package io.pgadapt.tests.xa;

import io.pgadapt.Connection;
import io.pgadapt.Pgadapt;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A process of its own that commits a transaction over two connections, and dies in the middle of that. */
final class CrashingProcess {
    static final int CRASHED = 99;

    private CrashingProcess() {}

    /** Takes the directory of the log, the connection string, and {@code prepare} or {@code commit}: where to die. */
    public static void main(String[] args) throws Exception {
        TransactionManager manager = Manager.start(Path.of(args[0]));
        try (Connection first = Pgadapt.connect(args[1]);
                Connection second = Pgadapt.connect(args[1])) {
            manager.begin();
            manager.getTransaction().enlistResource(first.xaResource());
            manager.getTransaction().enlistResource(new Dying(second.xaResource(), args[2]));
            first.execute("INSERT INTO t VALUES (1)");
            second.execute("INSERT INTO t VALUES (2)");
            manager.commit();
        }
    }

    private static final class Dying extends Forwarding {
        private final String where;

        Dying(XAResource resource, String where) {
            super(resource);
            this.where = where;
        }

        @Override
        public int prepare(Xid xid) throws XAException {
            int vote = super.prepare(xid);
            dieIn("prepare");
            return vote;
        }

        @Override
        public void commit(Xid xid, boolean onePhase) throws XAException {
            dieIn("commit");
            super.commit(xid, onePhase);
        }

        private void dieIn(String step) {
            if (step.equals(where)) {
                Runtime.getRuntime().halt(CRASHED);
            }
        }
    }
}
