package hustings.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An algorithm ready to run: its class, read once into what simulations and pages need to know.
 *
 * <p>Immutable, and shared by all simulations.
 */
public final class AlgorithmType {
    private final Class<? extends Node<?>> type;
    private final Lineage lineage;
    private final Rules rules;
    private final Algorithm about;
    private final String id;
    private final Supplier<Node<?>> constructor;
    private final List<MessageKind> kinds;
    /* The same for who asks for every message. */
    private final MessageKind[] byIndex;
    private final List<StateField> fields;
    private final List<OptionField> options;
    private final List<Promise> promises;
    private final List<Counterexample> counterexamples;
    private final List<ClosedForm> closedForms;
    private final List<ClosedForm> headlines;
    private final Map<String, Requirement> requirements;
    private final Optional<StoreType> store;
    private final Optional<Formula> earliestLead;
    private final Source source;
    private final List<Class<?>> parts;
    private final boolean boots;
    private final boolean idles;

    /**
     * Reads an algorithm's class.
     *
     * @throws IllegalArgumentException if the class breaks a rule for algorithms, in words
     */
    public AlgorithmType(Class<? extends Node<?>> type) {
        this.type = type;
        this.lineage = new Lineage(type);
        this.rules = new Rules(type, lineage);
        Algorithm described = type.getAnnotation(Algorithm.class);
        if (described == null) {
            throw rules.wrong("has no @Algorithm annotation");
        }
        this.about = described;
        this.id = Words.of(type.getSimpleName(), "-");
        this.constructor = Accessors.constructing(rules.constructor());
        this.kinds = kindsOf(lineage);
        this.byIndex = kinds.toArray(MessageKind[]::new);
        this.fields = StateField.of(lineage);
        this.options = OptionField.of(lineage, create(Map.of()));
        this.promises = lineage.annotations(Promise.class);
        this.counterexamples = lineage.annotations(Counterexample.class);
        this.store = rules.store(about);
        this.boots = lineage.handles("boot");
        this.idles = lineage.handles("idle");
        this.parts = partsOf(lineage, store);
        this.source = Source.of(Stream.concat(parts.stream(), lineage.facts().stream()).toList());
        rules.requireNoStaticState();
        store.ifPresent(StoreType::requireNoStaticState);
        rules.requireNames(about);
        rules.requireAnonymity(about);
        rules.requirePromises(promises, options);
        rules.requireCounterexamples(counterexamples, promises);
        this.closedForms = rules.closedForms(about, options);
        this.earliestLead = rules.earliestLead(about);
        this.requirements = Stream.concat(promises.stream().map(Promise::when),
                closedForms.stream().map(ClosedForm::when)).distinct().collect(Collectors.toMap(
                        when -> when, when -> Requirement.parse(when, options)));
        this.headlines = ClosedForm.headlines(lineage, about);
    }

    /** Its own class, what runs in its store, and then the scaffolds that either extends. */
    private static List<Class<?>> partsOf(Lineage lineage, Optional<StoreType> store) {
        List<Class<?>> own = lineage.types();
        List<Class<?>> its = store.map(StoreType::types).orElse(List.of());
        return Stream.of(own.stream().limit(1), its.stream().limit(1),
                own.stream().skip(1), its.stream().skip(1))
                .flatMap(some -> some).distinct().toList();
    }

    private List<MessageKind> kindsOf(Lineage lineage) {
        if (lineage.messages().isEmpty()) {
            throw rules.wrong("does not extend Node<Its own messages>");
        }
        List<Class<?>> records = new ArrayList<>(lineage.records());
        records.add(Heartbeat.class);
        int sent = (int) records.stream()
                .filter(record -> !MessageKind.categoryOf(record).isTimer()
                        && record != Heartbeat.class).count();
        List<MessageKind> found = new ArrayList<>();
        records.forEach(record -> found.add(new MessageKind(found.size(), record, sent)));
        return List.copyOf(found);
    }

    /**
     * How many ticks there are at least before anybody can lead, in {@code n}, {@code least} and
     * {@code delta}, where nodes count with identifiers; empty if they only compare them.
     */
    public Optional<Formula> earliestLead() {
        return earliestLead;
    }

    /** The identifier used in scenarios, such as {@code chang-roberts}. */
    public String id() {
        return id;
    }

    /** The class. */
    public Class<? extends Node<?>> type() {
        return type;
    }

    /** What the algorithm says about itself. */
    public Algorithm about() {
        return about;
    }

    /** Where it was published, as its class says or the facts beside it; empty if neither does. */
    public String paper() {
        return about.paper().isEmpty()
                ? lineage.annotation(Paper.class).map(Paper::value).orElse("") : about.paper();
    }

    /** What there is to say of its costs besides formulas, in one sentence; empty if nothing. */
    public String costs() {
        return about.costs().isEmpty()
                ? lineage.annotation(Costs.class).map(Costs::value).orElse("") : about.costs();
    }

    /** The network it runs on in words, such as "unidirectional ring, anonymous". */
    public String network() {
        return about.topology().title() + (about.anonymous() ? ", anonymous" : "");
    }

    /** Every kind of message and timer, in the order of declaration, the heartbeat last. */
    public List<MessageKind> kinds() {
        return kinds;
    }

    /** The kind at a place, from 0. */
    public MessageKind kind(int index) {
        return byIndex[index];
    }

    /** The kind of a message. */
    public MessageKind kindOf(Object message) {
        Class<?> wanted = message.getClass();
        for (MessageKind kind : byIndex) {
            if (kind.type() == wanted) {
                return kind;
            }
        }
        throw new IllegalArgumentException(wanted.getName() + " is no message of " + id);
    }

    /** The fields that make up a node's state, in the order of declaration. */
    public List<StateField> fields() {
        return fields;
    }

    /** Whether a node that comes back still knows its term: it has a durable field of that name. */
    public boolean keepsTerms() {
        return fields.stream().anyMatch(field -> field.durable() && field.name().equals("term"));
    }

    /** The options that a scenario may set. */
    public List<OptionField> options() {
        return options;
    }

    /** What the algorithm promises. */
    public List<Promise> promises() {
        return promises;
    }

    /** What it promises of one property. */
    public List<Promise> promises(Property property) {
        return promises.stream()
                .filter(promise -> List.of(promise.value()).contains(property)).toList();
    }

    /** Whether nobody can come to lead without more than half of the members. */
    public boolean needsMajority() {
        List<Promise> ends = promises(Property.TERMINATION);
        return !ends.isEmpty() && ends.stream()
                .allMatch(promise -> List.of(promise.given()).contains(Condition.MAJORITY));
    }

    /** Where it does not keep what it promises, and the runs that show it. */
    public List<Counterexample> counterexamples() {
        return counterexamples;
    }

    /** What an election costs in theory, and where that holds. */
    public List<ClosedForm> closedForms() {
        return closedForms;
    }

    /** What its elections cost in a word: as {@link Algorithm} says, or else if all start. */
    public Optional<ClosedForm> headline(Case which) {
        return Stream.concat(headlines.stream(), closedForms.stream().filter(ClosedForm::isUsual))
                .filter(form -> form.which() == which).findFirst();
    }

    /** What the headline comes to if all of n nodes start; NaN if none holds for so few. */
    public double headline(Case which, int n) {
        double all = n;
        if (n == 1) {
            return 0;
        }
        Map<String, Double> known =
                Map.of("n", all, "k", all, "L", 1.0, "delta", 1.0, "least", 1.0);
        return headline(which).filter(form -> n >= form.from())
                .map(form -> value(form, known, Settings.standard(options))).orElse(Double.NaN);
    }

    /**
     * What a closed form comes to; infinite if there is no bound, NaN if that is out of reach.
     *
     * @param known the value of each of {@link Complexity#NAMES}
     * @param settings the options that are in force
     */
    public double value(ClosedForm form, Map<String, Double> known, Settings settings) {
        Map<String, Double> values = new TreeMap<>(known);
        values.putAll(settings.optionNumbers());
        return form.formula().at(values);
    }

    /** What a promise or a closed form requires of options: the {@code when} of one of them. */
    public Requirement requirement(String when) {
        return Objects.requireNonNull(requirements.get(when));
    }

    /** What runs in the store that the nodes share, if they share one. */
    public Optional<StoreType> store() {
        return store;
    }

    /** Whether nodes do anything when a run begins, before anyone calls an election. */
    public boolean boots() {
        return boots;
    }

    /** Whether nodes do anything that nobody calls to an election when a run begins. */
    public boolean idles() {
        return idles;
    }

    /** A fresh node with these options; it is not bound yet. */
    public Node<?> create(Map<String, String> settings) {
        Node<?> node = construct();
        if (!settings.isEmpty()) {
            for (OptionField option : options) {
                String value = settings.get(option.name());
                if (value != null) {
                    option.set(node, value);
                }
            }
        }
        return node;
    }

    private Node<?> construct() {
        try {
            return constructor.get();
        } catch (Throwable e) {
            // Whatever a plug-in's constructor throws is told as what is wrong with the plug-in.
            throw rules.notConstructed(e);
        }
    }

    /** A fresh node that takes the place of a crashed one: only durable fields are carried over. */
    public Node<?> recreate(Node<?> crashed, Map<String, String> settings) {
        Node<?> node = create(settings);
        for (StateField field : fields) {
            if (field.durable()) {
                field.carryOver(crashed, node);
            }
        }
        return node;
    }

    /** Its source, as it travels with its classes. */
    public Source source() {
        return source;
    }

    /** The scaffold that a file of its source is, in words; empty for its own and its store's. */
    public String scaffold(Source.File file) {
        boolean isOwn = file.type() == type
                || store.isPresent() && store.get().type() == file.type();
        return isOwn ? "" : file.words();
    }

    /**
     * Whether a class is its own, what runs in its store, a scaffold that either extends, or nested
     * in these.
     */
    public boolean isMadeOf(String className) {
        return parts.stream().map(Class::getName).anyMatch(type ->
                className.equals(type) || className.startsWith(type + "$"));
    }

    @Override
    public String toString() {
        return id;
    }
}
