package hustings.server;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import hustings.compare.Panel;
import hustings.model.AlgorithmType;
import hustings.model.Topology;
import hustings.run.Listing;
import hustings.run.Run;
import hustings.scenario.InTheory;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a page knows of the algorithm of a panel, whatever happens in its run.
 *
 * @param traits what it is
 * @param kinds the kinds of its messages
 * @param promises what it promises
 * @param theory what it costs in the scenario, in theory
 * @param listing its pseudo-code
 * @param graph what it runs on, if only some nodes have links
 */
record PanelAlgorithm(@JsonUnwrapped AlgorithmTraits traits,
        List<AlgorithmTraits.KindInfo> kinds, List<AlgorithmTraits.PromiseInfo> promises,
        CostsInTheory theory, List<ListingLine> listing,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Named<Graph>> graph) {
    static PanelAlgorithm of(Panel panel, Scenario scenario) {
        AlgorithmType algorithm = panel.algorithm();
        return new PanelAlgorithm(AlgorithmTraits.of(algorithm),
                AlgorithmTraits.KindInfo.of(algorithm), AlgorithmTraits.PromiseInfo.of(algorithm),
                CostsInTheory.of(new InTheory(scenario, algorithm)),
                Listing.of(algorithm).lines().stream().map(ListingLine::of).toList(),
                algorithm.about().topology() == Topology.GRAPH
                        ? Optional.of(new Named<>(Graph.of(panel.run()), scenario.naming()))
                        : Optional.empty());
    }

    /**
     * A line of pseudo-code.
     *
     * @param text what it says
     * @param indent 0 for what begins with "on" or "to", more for what belongs to it
     * @param part the scaffold whose lines begin with it, in words, if one does
     */
    record ListingLine(String text, long indent,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String part) {
        private static ListingLine of(Listing.Line line) {
            return new ListingLine(line.text(), line.indent(), line.scaffold());
        }
    }

    /**
     * The graph that an algorithm runs on, with the nodes that join later.
     *
     * @param kind what it is, as the scenario writes it
     * @param places all nodes in its own order, those that join later last
     * @param links which two nodes have a link
     */
    record Graph(String kind, List<Integer> places, List<Link> links) {
        private static Graph of(Run run) {
            return new Graph(run.scenario().graph().toString(),
                    IntStream.of(run.places()).boxed().toList(),
                    run.links().stream().map(ends -> new Link(ends[0], ends[1])).toList());
        }
    }

    /** Two nodes that have a link: an array of both. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Link(int one, int other) {}
}
