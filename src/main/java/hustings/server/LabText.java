package hustings.server;

import hustings.lab.Findings;
import hustings.lab.Fit;
import hustings.lab.Measure;
import hustings.lab.Summary;
import hustings.lab.TrialOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as a table for a terminal. */
final class LabText {
    private LabText() {}

    /** One line for each point, with what is in words to be said of each series. */
    static List<String> lines(Findings findings, Measure measure) {
        List<String> all = new ArrayList<>();
        all.add(findings.experiment().text());
        all.add(measure.label() + ": " + measure.title());
        for (Findings.Line line : findings.lines()) {
            all.add("");
            all.add((line.name() + " " + line.series().distinction()).strip());
            all.add(String.format(Locale.ROOT, "%12s %9s %14s %12s %12s %12s %12s %12s  %s",
                    findings.experiment().x(), "trials", "mean", "± 95 %", "median", "sd", "min",
                    "max", "outcomes"));
            line.cells().forEach(cell -> all.add(row(cell, measure)));
            Fit fit = line.fits().get(measure);
            if (fit != null) {
                all.add(String.format(Locale.ROOT, "  grows like %s^%.3f (r² %.4f)",
                        findings.experiment().x(), fit.exponent(), fit.r2()));
            }
        }
        return all;
    }

    private static String row(Findings.Cell cell, Measure measure) {
        String outcomes = cell.endings().entrySet().stream().filter(each -> each.getValue() > 0)
                .map(LabText::words).collect(Collectors.joining(", "));
        Summary summary = cell.summaries().get(measure);
        if (summary == null) {
            return String.format(Locale.ROOT, "%12s %9d %14s %64s  %s",
                    cell.point().x(), cell.trials(), "-", "", outcomes);
        }
        return String.format(Locale.ROOT,
                "%12s %9d %14.3f %12s %12s %12s %12s %12s  %s", cell.point().x(),
                cell.trials(), summary.mean(), number(summary.margin()),
                number(summary.median()), number(summary.sd()), number(summary.min()),
                number(summary.max()), outcomes);
    }

    /** Whole numbers without a fraction; what a single trial does not tell as a dash. */
    private static String number(double value) {
        return Double.isNaN(value) ? "-"
                : String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.3f", value);
    }

    private static String words(Map.Entry<TrialOutcome, Integer> ending) {
        return ending.getValue() + " " + ending.getKey();
    }
}
