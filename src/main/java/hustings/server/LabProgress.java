package hustings.server;

import hustings.lab.Study;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Tells in a terminal, on a line that is written again and again, how an experiment gets on. */
final class LabProgress implements LongConsumer {
    private final Study study;
    private final PrintWriter out;
    private final LongSupplier nanos;
    private final long begun;

    /** Counts from now, by this clock. */
    LabProgress(Study study, PrintWriter out, LongSupplier nanos) {
        this.study = study;
        this.out = out;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    @Override
    public void accept(long done) {
        // What a longer line before has left is written over.
        out.printf(Locale.ROOT, "\r%-60s%s", String.format(Locale.ROOT,
                "%,d of %,d trials%s", done, study.total(), left()), study.isDone() ? "\n" : "");
        out.flush();
    }

    private String left() {
        double share = study.share();
        if (study.isDone() || share == 0) {
            return "";
        }
        long seconds = Math.round((nanos.getAsLong() - begun) / 1e9 * (1 - share) / share);
        return seconds < 90 ? String.format(Locale.ROOT, ", about %d s left", seconds)
                : String.format(Locale.ROOT, ", about %,d min left", Math.round(seconds / 60.0));
    }
}
