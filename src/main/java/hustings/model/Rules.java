package hustings.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an algorithm's class has to keep to.
 *
 * <p>All of it is looked at once, when the class is read: what came to light later would break the
 * page of everyone. Who breaks a rule is told in words.
 */
final class Rules {
    private final Class<? extends Node<?>> type;
    private final Lineage lineage;

    Rules(Class<? extends Node<?>> type, Lineage lineage) {
        this.type = type;
        this.lineage = lineage;
    }

    /** Something is wrong with the algorithm. */
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("algorithm " + type.getName() + " " + what);
    }

    /** The constructor that makes a node. */
    Constructor<? extends Node<?>> constructor() {
        try {
            if (Modifier.isPublic(type.getModifiers())
                    && !Modifier.isAbstract(type.getModifiers())) {
                return type.getConstructor();
            }
        } catch (NoSuchMethodException e) {
            throw notConstructible();
        }
        throw notConstructible();
    }

    /** What runs in the store: just where the topology has one, and for the same messages. */
    Optional<StoreType> store(Algorithm about) {
        boolean isNode = Node.class.isAssignableFrom(about.store());
        if (isNode != (about.topology() == Topology.STORE)
                || !isNode && about.store() != void.class) {
            throw wrong("has " + about.topology() + " as topology and " + about.store().getName()
                    + " as store; a class that extends Node goes with STORE, and only with it");
        } else if (!isNode) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked")
        Class<? extends Node<?>> process = (Class<? extends Node<?>>) about.store();
        Lineage its = new Lineage(process);
        if (!its.messages().equals(lineage.messages())) {
            throw wrong("has a store for other messages: " + process.getGenericSuperclass());
        }
        return Optional.of(new StoreType(process, its, new Rules(process, its)));
    }

    private IllegalArgumentException notConstructible() {
        return wrong("must be a public class that is not abstract,"
                + " with a public constructor without parameters");
    }

    /** What to say of a constructor that throws. */
    IllegalArgumentException notConstructed(Throwable e) {
        IllegalArgumentException wrong = wrong("cannot be constructed: " + Mishap.of(e).words());
        wrong.initCause(e);
        return wrong;
    }

    /** A static field would be shared by all nodes, of all runs at once. */
    void requireNoStaticState() {
        lineage.all().forEach(this::requireNoStaticState);
    }

    private void requireNoStaticState(Class<?> part) {
        for (Field field : part.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            boolean changes = Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers);
            if (changes && !field.isSynthetic()) {
                throw wrong("keeps \"" + field.getName() + "\" in a static field that can change;"
                        + " all state of a node is in its own fields");
            }
        }
        for (Class<?> nested : part.getDeclaredClasses()) {
            requireNoStaticState(nested);
        }
    }

    /** A further name is one word or several, so that it cannot be taken for a list or a key. */
    void requireNames(Algorithm about) {
        for (String name : about.alsoKnownAs()) {
            if (!name.codePoints().allMatch(Names::mayBePartOfAName)
                    || Names.folded(name).isEmpty()) {
                throw wrong("is also known as \"" + name
                        + "\"; allowed are letters and digits, with spaces and hyphens between");
            }
        }
    }

    /** Who knows no names can only pass on, and cannot win by its own. */
    void requireAnonymity(Algorithm about) {
        if (about.anonymous() && (about.topology() != Topology.RING
                || about.winner() != Winner.ANY)) {
            throw wrong("is anonymous, with topology " + about.topology() + " and winner "
                    + about.winner() + "; allowed are RING and ANY");
        }
    }

    /** What it costs in theory: formulas, of which each depends on options that there are. */
    List<ClosedForm> closedForms(Algorithm about, List<OptionField> options) {
        try {
            List<ClosedForm> all = ClosedForm.of(lineage, about, options);
            all.forEach(form -> requireOptions("a cost", form.when(), options));
            return all;
        } catch (IllegalArgumentException e) {
            throw wrong("has costs of which one is wrong: " + e.getMessage());
        }
    }

    private void requireFormula(String name, String text, List<String> names) {
        if (text.isEmpty()) {
            return;
        }
        try {
            new Formula(text, names);
        } catch (IllegalArgumentException e) {
            throw wrong("has \"" + text + "\" as " + name + ": " + e.getMessage());
        }
    }

    /** How long nobody can lead where nodes count with identifiers, if they do. */
    Optional<Formula> earliestLead(Algorithm about) {
        List<String> names = List.of("n", "least", "delta");
        requireFormula("counts", about.counts(), names);
        return Optional.of(about.counts()).filter(text -> !text.isEmpty())
                .map(text -> new Formula(text, names));
    }

    /** The bounds of promises are formulas, and what they depend on is an option. */
    void requirePromises(List<Promise> promises, List<OptionField> options) {
        List<String> names = Stream.concat(Promise.NAMES.stream(),
                options.stream().flatMap(option -> option.nameInBound().stream())).toList();
        for (Promise promise : promises) {
            requireFormula("within", promise.within(), names);
            requireOptions("a promise", promise.when(), options);
            if (promise.stabilizes()
                    && !List.of(promise.value()).equals(List.of(Property.TERMINATION))) {
                throw wrong("has a promise of " + List.of(promise.value())
                        + " that stabilizes; only one of TERMINATION alone can");
            }
        }
    }

    private void requireOptions(String what, String when, List<OptionField> options) {
        try {
            Requirement.parse(when, options);
        } catch (IllegalArgumentException e) {
            throw wrong("has " + what + " when \"" + when + "\", of which " + e.getMessage()
                    + "; allowed is an option, = or !=, and one of its values, or two formulas"
                    + " and = != < <= > >= between them, joined by &" + described(options));
        }
    }

    /** What is broken has been promised, on some condition, and there is a run that shows it. */
    void requireCounterexamples(List<Counterexample> counterexamples, List<Promise> promises) {
        for (Counterexample broken : counterexamples) {
            if (broken.value().length == 0 || broken.when().isBlank()
                    || broken.scenario().isBlank()
                    || broken.scenario().matches("(.*&)?algorithms=.*")) {
                throw wrong("breaks when \"" + broken.when() + "\", in the scenario \""
                        + broken.scenario() + "\"; it has to name a property, when that breaks,"
                        + " and the query of a scenario without algorithms");
            }
            for (Property property : broken.value()) {
                requirePromisedOnCondition(property, broken, promises);
            }
        }
    }

    private void requirePromisedOnCondition(
            Property property, Counterexample broken, List<Promise> promises) {
        boolean promised = promises.stream().anyMatch(promise -> promise.given().length > 0
                && List.of(promise.value()).contains(property));
        if (!promised) {
            throw wrong("breaks " + property + " when \"" + broken.when()
                    + "\", but it has no promise of that under a condition");
        }
    }

    private static String described(List<OptionField> options) {
        List<String> all = options.stream()
                .map(option -> option.name() + " is " + option.allowed()).toList();
        return all.isEmpty() ? "; it has no options" : ": " + String.join("; ", all);
    }
}
