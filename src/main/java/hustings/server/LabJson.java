package hustings.server;

import hustings.lab.Findings;
import hustings.lab.Fit;
import hustings.lab.Histogram;
import hustings.lab.Measure;
import hustings.lab.Summary;
import hustings.lab.Table;
import hustings.lab.Theory;
import hustings.model.Version;
import hustings.scenario.Scenario;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What findings of the Lab look like on the wire, and in a file. */
final class LabJson {
    private LabJson() {}

    /** Findings, complete or not. */
    static ObjectNode findings(Findings findings) {
        ObjectNode tree = Json.object().put("experiment", findings.experiment().text())
                .put("trials", findings.experiment().trials())
                .put("x", findings.experiment().x())
                .put("complete", findings.isComplete())
                .put("trialsFound", findings.trialsFound())
                .put("trialsAsked", findings.trialsAsked())
                .put("seed", Long.toString(findings.seed()))
                .put("version", Version.NUMBER).put("address", findings.address());
        ArrayNode vary = tree.putArray("vary");
        findings.experiment().varying().forEach(vary::add);
        ArrayNode measures = tree.putArray("measures");
        for (Measure measure : Measure.values()) {
            measures.addObject().put("id", measure.id()).put("label", measure.label())
                    .put("title", measure.title()).put("unit", measure.unit());
        }
        ArrayNode series = tree.putArray("series");
        findings.lines().forEach(line -> series.add(line(line)));
        return tree;
    }

    private static ObjectNode line(Findings.Line line) {
        ObjectNode tree = Json.object().put("algorithm", line.series().algorithm())
                .put("name", line.name()).put("distinction", line.series().distinction());
        ObjectNode others = tree.putObject("others");
        line.series().others().forEach(others::put);
        line.baseline().ifPresent(place -> tree.put("baseline", place));
        ArrayNode points = tree.putArray("points");
        line.cells().forEach(cell -> points.add(cell(cell)));
        ObjectNode fits = tree.putObject("fits");
        line.fits().forEach((measure, fit) -> fits.set(measure.id(), fit(fit)));
        tree.set("theory", theory(line.theory()));
        return tree;
    }

    private static ObjectNode cell(Findings.Cell cell) {
        Scenario scenario = cell.point().scenario();
        ObjectNode tree = Json.object().put("x", cell.point().x()).put("n", scenario.n())
                .put("scenario", scenario.text()).put("trials", cell.trials())
                .put("unfinished", cell.unfinished()).put("remark", cell.remark());
        ObjectNode outcomes = tree.putObject("outcomes");
        cell.endings().forEach((ending, count) -> outcomes.put(ending.toString(), count));
        ObjectNode summaries = tree.putObject("measures");
        ObjectNode differences = tree.putObject("differences");
        ObjectNode histograms = tree.putObject("histograms");
        put(cell.summaries(), summaries);
        put(cell.differences(), differences);
        cell.histograms().forEach((measure, bins) -> histograms.set(measure.id(), bins(bins)));
        return tree;
    }

    private static void put(Map<Measure, Summary> all, ObjectNode tree) {
        all.forEach((measure, summary) -> tree.set(measure.id(), summary(summary)));
    }

    private static ObjectNode summary(Summary summary) {
        return Json.object().put("count", summary.count())
                .set("mean", number(summary.mean())).set("low", number(summary.low()))
                .set("high", number(summary.high())).set("sd", number(summary.sd()))
                .set("min", number(summary.min())).set("q5", number(summary.q5()))
                .set("q25", number(summary.q25())).set("median", number(summary.median()))
                .set("q75", number(summary.q75())).set("q95", number(summary.q95()))
                .set("max", number(summary.max()));
    }

    /** Ten digits: what comes after them is no finding. */
    private static JsonNode number(double value) {
        return Double.isNaN(value) ? JsonNodeFactory.instance.nullNode()
                : JsonNodeFactory.instance.numberNode(new BigDecimal(Table.number(value)));
    }

    private static ObjectNode bins(Histogram histogram) {
        ObjectNode tree = Json.object().set("from", number(histogram.from()))
                .set("width", number(histogram.width()));
        ArrayNode counts = tree.putArray("counts");
        histogram.counts().forEach(counts::add);
        return tree.put("whole", histogram.whole());
    }

    private static ObjectNode fit(Fit fit) {
        return Json.object().set("exponent", number(fit.exponent()))
                .set("factor", number(fit.factor())).set("r2", number(fit.r2()));
    }

    private static ObjectNode theory(Theory theory) {
        ObjectNode tree = Json.object().put("costs", theory.costs());
        ArrayNode curves = tree.putArray("curves");
        for (Theory.Curve curve : theory.curves()) {
            ArrayNode places = curves.addObject().put("measure", curve.measure().id())
                    .put("name", curve.name()).put("formula", curve.formula())
                    .put("where", curve.where()).put("holds", curve.condition())
                    .putArray("places");
            curve.places().forEach(place -> places.addArray()
                    .add(number(place.x())).add(number(place.value())));
        }
        return tree;
    }
}
