package hustings.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The algorithms that exist here, by identifier: the built-in ones and those of plug-in jars.
 *
 * <p>Both come through the same door: a line in {@code META-INF/services/hustings.model.Node}. A
 * plug-in is one jar with all that it needs.
 */
public final class AlgorithmRegistry {
    private final Map<String, AlgorithmType> byId = new LinkedHashMap<>();
    private final List<Unfit> unfit;
    private final Names names;

    /**
     * Takes these algorithms, in this order.
     *
     * @throws IllegalArgumentException if two have the same identifier
     */
    public AlgorithmRegistry(List<AlgorithmType> algorithms) {
        this(algorithms, List.of());
    }

    /**
     * Takes these algorithms, in this order, and what is to be said of plug-ins that are not used.
     */
    public AlgorithmRegistry(List<AlgorithmType> algorithms, List<Unfit> unfit) {
        this.unfit = List.copyOf(unfit);
        for (AlgorithmType algorithm : algorithms) {
            AlgorithmType other = byId.putIfAbsent(algorithm.id(), algorithm);
            if (other != null) {
                throw new IllegalArgumentException("two algorithms are called " + algorithm.id()
                        + ": " + other.type().getName() + " and " + algorithm.type().getName());
            }
        }
        names = new Names(algorithms);
    }

    /** The algorithms on the class path. */
    public static AlgorithmRegistry builtIn() {
        return new AlgorithmRegistry(onClassPath());
    }

    private static List<AlgorithmType> onClassPath() {
        ClassLoader loader = AlgorithmRegistry.class.getClassLoader();
        List<AlgorithmType> algorithms = new ArrayList<>();
        try {
            for (URL file : Collections.list(loader.getResources(Registration.PATH))) {
                algorithms.addAll(new Registration(file, loader).algorithms());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the class path cannot be read", e);
        }
        return algorithms;
    }

    /** The plug-ins that are not used, and why. */
    public List<Unfit> unfit() {
        return unfit;
    }

    /** All algorithms, in the order of registration. */
    public List<AlgorithmType> all() {
        return List.copyOf(byId.values());
    }

    /** All identifiers, in the order of registration. */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** Whether there is an algorithm of this identifier. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /**
     * The identifiers of the algorithms that are called so, by whatever name and however written:
     * one if the name says which, none if nothing is called so, several if it is ambiguous. An
     * identifier that is written as it is always says which.
     */
    public List<String> called(String name) {
        return has(name) ? List.of(name) : names.called(name);
    }

    /** Says that no algorithm, or not just one, is called so, and which was meant perhaps. */
    public String notCalled(String name) {
        List<String> several = called(name);
        if (several.size() > 1) {
            return "\"" + name + "\" may be " + String.join(" or ", several)
                    + "; write which of them";
        }
        return "there is no algorithm \"" + name + "\"; " + names.nearest(name)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() -> "there are " + String.join(", ", byId.keySet()));
    }

    /**
     * The algorithm of this identifier.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public AlgorithmType get(String id) {
        AlgorithmType algorithm = byId.get(id);
        if (algorithm == null) {
            String words = notCalled(id);
            throw new IllegalArgumentException(words
                    + (words.endsWith("?") ? " Further" : "; further")
                    + " ones are registered in " + Registration.PATH);
        }
        return algorithm;
    }
}
