package hustings.catalogue;

import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an algorithm works on: the folder in which its file is. */
public enum Family {
    /** On a ring. */
    RING("On a ring"),
    /** Everyone may talk to everyone. */
    COMPLETE("On a complete graph"),
    /** On any connected graph. */
    GRAPH("On any graph"),
    /** By a majority. */
    CONSENSUS("By agreement of many"),
    /** With a store that all share. */
    STORE("With a shared store"),
    /** From elsewhere. */
    PLUG_IN("Plug-ins");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The family of an algorithm. */
    public static Family of(AlgorithmType algorithm) {
        return switch (algorithm.type().getPackageName()) {
            case "ring" -> RING;
            case "complete" -> COMPLETE;
            case "graph" -> GRAPH;
            case "consensus" -> CONSENSUS;
            case "store" -> STORE;
            default -> PLUG_IN;
        };
    }

    /** The algorithms of each family that has any, in order. */
    public static Map<Family, List<AlgorithmType>> of(AlgorithmRegistry registry) {
        Map<Family, List<AlgorithmType>> all = new EnumMap<>(Family.class);
        registry.all().forEach(algorithm ->
                all.computeIfAbsent(of(algorithm), unknown -> new ArrayList<>()).add(algorithm));
        return all;
    }
}
