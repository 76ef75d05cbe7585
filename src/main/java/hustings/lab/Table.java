package hustings.lab;

import hustings.model.Version;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Findings row by row: one for each point and measure, for spreadsheets and other programs. Where
 * they come from stands in columns of every row, which every program reads, and which stay when
 * files are joined.
 *
 * @param head the names of the columns
 * @param rows the values of every row, as text
 */
public record Table(List<String> head, List<List<String>> rows) {
    private static final MathContext DIGITS = new MathContext(10);
    private static final Pattern FORMULA =
            Pattern.compile("[=+\\-@\t\r\n\\uFF1D\\uFF0B\\uFF0D\\uFF20]");
    private static final Pattern NUMBER =
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** The columns that tell points apart, then endings, statistics, and where it comes from. */
    public static Table of(Findings findings) {
        Experiment experiment = findings.experiment();
        List<String> vary = experiment.varying();
        List<String> head = new ArrayList<>(List.of("algorithm"));
        head.addAll(vary);
        head.add("trials");
        for (TrialOutcome ending : TrialOutcome.values()) {
            head.add(ending.toString());
        }
        head.addAll(List.of("unfinished", "measure", "count", "mean", "low", "high", "sd", "min",
                "q5", "q25", "median", "q75", "q95", "max", "difference", "difference low",
                "difference high", "complete", "trials found", "trials asked", "seed", "version",
                "address"));
        List<String> origin = origin(findings);
        List<List<String>> rows = new ArrayList<>();
        for (Findings.Line line : findings.lines()) {
            for (Findings.Cell cell : line.cells()) {
                cell.summaries().forEach((measure, summary) -> {
                    List<String> row = row(experiment, line, cell, measure, summary, vary);
                    row.addAll(origin);
                    rows.add(List.copyOf(row));
                });
            }
        }
        return new Table(List.copyOf(head), List.copyOf(rows));
    }

    private static List<String> origin(Findings findings) {
        return List.of(findings.isComplete() ? "yes" : "no",
                Long.toString(findings.trialsFound()), Long.toString(findings.trialsAsked()),
                Long.toString(findings.seed()), Version.NUMBER, findings.address());
    }

    private static List<String> row(Experiment experiment, Findings.Line line, Findings.Cell cell,
            Measure measure, Summary summary, List<String> vary) {
        List<String> row = new ArrayList<>(List.of(line.series().algorithm()));
        for (String key : vary) {
            row.add(key.equals(experiment.x())
                    ? cell.point().x() : line.series().others().getOrDefault(key, ""));
        }
        row.add(Integer.toString(cell.trials()));
        cell.endings().values().forEach(count -> row.add(count.toString()));
        row.add(Integer.toString(cell.unfinished()));
        row.add(measure.id());
        row.add(Integer.toString(summary.count()));
        for (double value : new double[] {summary.mean(), summary.low(), summary.high(),
            summary.sd(), summary.min(), summary.q5(), summary.q25(), summary.median(),
            summary.q75(), summary.q95(), summary.max()}) {
            row.add(number(value));
        }
        Summary difference = cell.differences().get(measure);
        row.addAll(difference == null ? List.of("", "", "") : List.of(number(difference.mean()),
                number(difference.low()), number(difference.high())));
        return row;
    }

    /** A number with ten significant digits, and no exponent. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** All of it as RFC 4180 writes comma-separated values. */
    public String csv() {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        return all.stream().map(row -> row.stream().map(Table::quoted)
                .collect(Collectors.joining(",")) + "\r\n").collect(Collectors.joining());
    }

    private static String quoted(String cell) {
        // A spreadsheet would carry it out, unless an apostrophe stands before it.
        boolean isFormula = FORMULA.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches();
        String text = isFormula ? "'" + cell : cell;
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
