package hustings.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes that an algorithm is made of: its own, the scaffolds that it extends up to
 * {@link Node}, and the facts that stand beside it.
 */
final class Lineage {
    private final List<Class<?>> types = new ArrayList<>();
    private final Set<Class<?>> facts = new LinkedHashSet<>();
    private final Optional<Class<?>> messages;
    /* What the algorithm fills into the scaffolds that it extends, its own first. */
    private final List<Class<?>> arguments = new ArrayList<>();

    /** Reads the classes of an algorithm, or of what runs in its store. */
    Lineage(Class<? extends Node<?>> type) {
        Map<Type, Type> filledIn = new HashMap<>();
        Class<?> below = type;
        types.add(type);
        while (below.getSuperclass() != Node.class) {
            fillIn(below, filledIn);
            below = below.getSuperclass();
            types.add(below);
        }
        fillIn(below, filledIn);
        Type message = filledIn.getOrDefault(Node.class.getTypeParameters()[0], Object.class);
        messages = message instanceof Class<?> sent && sent != Object.class
                ? Optional.of(sent) : Optional.empty();
        for (Class<?> each : types) {
            Algorithm about = each.getAnnotation(Algorithm.class);
            if (about != null && about.facts() != void.class) {
                addFacts(about.facts());
            }
        }
    }

    private void fillIn(Class<?> type, Map<Type, Type> filledIn) {
        if (type.getGenericSuperclass() instanceof ParameterizedType extended) {
            TypeVariable<?>[] parameters = type.getSuperclass().getTypeParameters();
            for (int i = 0; i < parameters.length; i++) {
                Type argument = extended.getActualTypeArguments()[i];
                Type known = filledIn.getOrDefault(argument, argument);
                filledIn.put(parameters[i], known);
                if (known instanceof Class<?> filled) {
                    arguments.add(filled);
                }
            }
        }
    }

    private void addFacts(Class<?> more) {
        if (facts.add(more)) {
            List.of(more.getInterfaces()).forEach(this::addFacts);
        }
    }

    /** The algorithm's own class first, then what it extends, up to {@link Node}. */
    List<Class<?>> types() {
        return types;
    }

    /** The facts beside it, its own first. */
    List<Class<?>> facts() {
        return List.copyOf(facts);
    }

    /** Its classes, and then the facts beside it. */
    List<Class<?>> all() {
        return Stream.concat(types.stream(), facts.stream()).toList();
    }

    /** What nodes send, as {@link Node} is extended for it; empty if for nothing definite. */
    Optional<Class<?>> messages() {
        return messages;
    }

    /**
     * The records that nodes send, in the order of declaration.
     *
     * <p>An interface of a scaffold that is open stands for what the algorithm fills in there.
     */
    List<Class<?>> records() {
        List<Class<?>> records = new ArrayList<>();
        messages.ifPresent(sent -> collect(sent, records));
        return records;
    }

    private void collect(Class<?> sent, List<Class<?>> records) {
        if (sent.isSealed()) {
            for (Class<?> permitted : sent.getPermittedSubclasses()) {
                collect(permitted, records);
            }
            return;
        }
        List<Class<?>> filled = arguments.stream()
                .filter(argument -> argument != sent && sent.isAssignableFrom(argument))
                .distinct().toList();
        if (sent.isInterface() && !filled.isEmpty()) {
            filled.forEach(argument -> collect(argument, records));
        } else {
            records.add(sent);
        }
    }

    /** Annotations of its own class, and then those of the facts beside it. */
    <A extends Annotation> List<A> annotations(Class<A> type) {
        return all().stream().flatMap(part -> Arrays.stream(part.getAnnotationsByType(type)))
                .toList();
    }

    /** The first of those annotations, if there is one. */
    <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return annotations(type).stream().findFirst();
    }

    /** Whether any of its classes has a handler by that name, without parameters. */
    boolean handles(String handler) {
        return types.stream().flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(handler)
                        && method.getParameterCount() == 0);
    }

    /** The state of a node: that of scaffolds first, each in the order of declaration. */
    List<Field> state() {
        return fields(types.reversed(), false);
    }

    /** The options: its own first, each in the order of declaration. */
    List<Field> options() {
        return fields(types, true);
    }

    private static List<Field> fields(List<Class<?>> types, boolean areOptions) {
        return types.stream().flatMap(part -> Arrays.stream(part.getDeclaredFields()))
                .filter(field -> !field.isSynthetic() && (areOptions
                        ? field.isAnnotationPresent(Option.class)
                        : !Modifier.isStatic(field.getModifiers())
                                && !field.isAnnotationPresent(Option.class)))
                .toList();
    }
}
