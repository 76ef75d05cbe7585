package hustings.server;

import hustings.lab.Experiment;
import hustings.lab.Findings;
import hustings.lab.Measure;
import hustings.lab.Study;
import hustings.lab.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Carries out an experiment of the Lab, without any limit. */
@Command(name = "lab", mixinStandardHelpOptions = true,
        description = "Carries out an experiment, a scenario with ranges, on all processors, and"
                + " prints what it found: a table, or all there is with --csv or --json.")
final class LabCommand implements Callable<Integer> {
    @CommandLine.ParentCommand private Main main = new Main();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "EXPERIMENT", arity = "0..1", defaultValue = "",
            description = "The address of a Lab page, or its query, such as"
                    + " 'algorithms=chang-roberts,ring&n=2^2-2^8&trials=1000'.")
    private String experiment = "";

    @Option(names = "--threads", paramLabel = "NUMBER",
            description = "How many threads (default: one for each processor). The result does"
                    + " not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--measure", defaultValue = "messages", paramLabel = "NAME",
            description = "What the table is about: ${COMPLETION-CANDIDATES}"
                    + " (default: ${DEFAULT-VALUE}).", completionCandidates = Names.class)
    private String measure = "messages";

    @CommandLine.ArgGroup private Form form = new Form();

    /** How it is printed. */
    static final class Form {
        @Option(names = "--csv", description = "Print all measures as comma-separated values.")
        private boolean csv;

        @Option(names = "--json", description = "Print all there is as JSON, as /api/lab does.")
        private boolean json;
    }

    /** The measures there are, for the help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Measure.ids());
        }
    }

    @Override
    public Integer call() {
        requireThreads(threads, spec);
        Measure shown = chosen();
        return Main.withinHeap(() -> {
            Study study = new Study(Experiment.parse(experiment, main.registry()), main.registry());
            new WorkerThreads(threads).carryOut(study, progress(study));
            print(study.findings(), shown);
            return 0;
        });
    }

    /** Refuses a number of threads that no machine has. */
    static void requireThreads(int threads, CommandSpec spec) {
        if (threads < 1 || threads > 1_024) {
            throw new CommandLine.ParameterException(spec.commandLine(),
                    "--threads is " + threads + "; allowed is 1 to 1024");
        }
    }

    private Measure chosen() {
        try {
            return Measure.named(measure);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    /** Only for who looks on: in a file it would be noise. */
    private LongConsumer progress(Study study) {
        if (!CommandLine.Help.Ansi.AUTO.enabled()) {
            return done -> { };
        }
        return new LabProgress(study, spec.commandLine().getErr(), System::nanoTime);
    }

    private void print(Findings findings, Measure shown) {
        PrintWriter out = spec.commandLine().getOut();
        if (form.csv) {
            out.print(Table.of(findings).csv());
        } else if (form.json) {
            out.println(LabJson.findings(findings).toPrettyString());
        } else {
            LabText.lines(findings, shown).forEach(out::println);
        }
        out.flush();
    }
}
