package hustings.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import hustings.model.Algorithm;
import hustings.model.AlgorithmType;
import hustings.model.Condition;
import hustings.model.Promise;
import hustings.model.Property;
import hustings.model.Topology;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an algorithm is, wherever it runs.
 *
 * @param id its name for programs
 * @param name its name for people
 * @param year when it was published
 * @param topology the network that it runs on, in words
 * @param ring whether that is a ring
 * @param bothWays whether messages go both ways round it
 * @param anonymous whether its nodes know no identifiers
 * @param lockStep whether its nodes take their steps in the same ticks
 */
record AlgorithmTraits(String id, String name, long year, String topology, boolean ring,
        boolean bothWays, boolean anonymous, boolean lockStep) {
    static AlgorithmTraits of(AlgorithmType algorithm) {
        Algorithm about = algorithm.about();
        return new AlgorithmTraits(algorithm.id(), about.name(), about.year(),
                algorithm.network(), about.topology().isRing(),
                about.topology() == Topology.BIDIRECTIONAL_RING, about.anonymous(),
                about.lockStep());
    }

    /** A kind of message, and what such messages are for. */
    record KindInfo(String name, String category) {
        /** Those of an algorithm that travel. */
        static List<KindInfo> of(AlgorithmType algorithm) {
            return algorithm.kinds().stream().filter(kind -> !kind.category().isTimer())
                    .map(kind -> new KindInfo(kind.name(), kind.category().name())).toList();
        }
    }

    /**
     * What an algorithm promises.
     *
     * @param properties the numbers of the properties, as P1
     * @param given while what holds, in words
     * @param within within how many ticks, as a formula
     * @param when for which settings, as a requirement
     * @param stabilizes whether what is given may come to hold later, and the time runs from then
     */
    record PromiseInfo(List<String> properties, @JsonProperty("while") List<String> given,
            String within, String when, boolean stabilizes) {
        /** Those of an algorithm. */
        static List<PromiseInfo> of(AlgorithmType algorithm) {
            return algorithm.promises().stream().map(PromiseInfo::of).toList();
        }

        private static PromiseInfo of(Promise promise) {
            return new PromiseInfo(
                    Stream.of(promise.value()).map(Property::number).toList(),
                    Stream.of(promise.given()).map(Condition::words).toList(),
                    promise.within(), promise.when(), promise.stabilizes());
        }
    }
}
