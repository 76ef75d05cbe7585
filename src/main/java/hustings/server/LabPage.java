package hustings.server;

import hustings.lab.Experiment;
import hustings.lab.ExperimentGrammar;
import hustings.lab.ReadyExperiment;
import hustings.lab.ReadyExperiments;
import hustings.model.AlgorithmRegistry;
import hustings.scenario.InvalidScenario;
import hustings.scenario.Problem;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** The Lab's page: its address is the experiment. */
final class LabPage {
    private final AlgorithmRegistry registry;
    private final Limits limits;
    private final LabLimits labLimits;
    private final Pages pages;
    private final ReadyExperiments ready;

    LabPage(AlgorithmRegistry registry, Limits limits, LabLimits labLimits, Pages pages) {
        this.registry = registry;
        this.limits = limits;
        this.labLimits = labLimits;
        this.pages = pages;
        this.ready = ReadyExperiments.of(registry);
    }

    /**
     * {@code GET /lab}: an experiment that begins once the page is there. What comes from the form
     * is led on to its canonical address; what is wrong stands beside its field.
     */
    void show(Context context) {
        String query = context.queryString() == null ? first() : context.queryString();
        limits.requireShort("experiment", query);
        ExperimentGrammar grammar = new ExperimentGrammar(registry);
        boolean fromForm = LabForm.isFrom(context.queryParamMap());
        Map<String, String> keys = Map.of();
        try {
            keys = fromForm ? LabForm.keys(context.queryParamMap()) : grammar.split(query);
            // An address with nothing but what was added to follow it up is that of the first one.
            keys = keys.isEmpty() && !query.isEmpty() ? grammar.split(first()) : keys;
            Experiment experiment = labLimits.within(grammar.read(keys), registry);
            if (fromForm) {
                context.redirect("/lab?" + experiment.text(), HttpStatus.SEE_OTHER);
            } else {
                show(context, LabForm.of(experiment, registry, ready), experiment);
            }
        } catch (InvalidScenario e) {
            context.status(HttpStatus.BAD_REQUEST);
            showWrong(context, keys, e.problems());
        }
    }

    private String first() {
        return ready.all().isEmpty() ? "" : ready.all().get(0).experiment();
    }

    private void show(Context context, LabForm form, Experiment experiment) {
        List<ReadyExperiment> about = ready.about(experiment.text()).stream().toList();
        context.html(pages.render("lab.jte", Map.of("form", form, "about", about)));
    }

    private void showWrong(Context context, Map<String, String> keys, List<Problem> problems) {
        context.html(pages.render("lab.jte", Map.of(
                "form", LabForm.of("", keys, problems, registry, ready), "about", List.of())));
    }
}
