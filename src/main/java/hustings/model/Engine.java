package hustings.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An algorithm ready to run: its class, read once into what simulations and pages need to know.
 *
 * <p>Immutable, and shared by all simulations.
 */
public final class Engine {
    private final Class<? extends Node<?>> type;
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
    private final List<Breaks> breaks;
    private final Optional<StoreType> store;
    private final boolean boots;

    /**
     * Reads an algorithm's class.
     *
     * @throws IllegalArgumentException if the class breaks a rule for algorithms, in words
     */
    public Engine(Class<? extends Node<?>> type) {
        this.type = type;
        this.rules = new Rules(type);
        Algorithm described = type.getAnnotation(Algorithm.class);
        if (described == null) {
            throw rules.wrong("has no @Algorithm annotation");
        }
        this.about = described;
        this.id = Words.of(type.getSimpleName(), "-");
        this.constructor = Accessors.constructing(rules.constructor());
        this.kinds = kindsOf(type);
        this.byIndex = kinds.toArray(MessageKind[]::new);
        this.fields = StateField.of(type);
        this.options = OptionField.of(type, create(Map.of()));
        this.promises = List.of(type.getAnnotationsByType(Promise.class));
        this.breaks = List.of(type.getAnnotationsByType(Breaks.class));
        this.store = rules.store(about);
        this.boots = rules.overrides("boot");
        rules.requireNoStaticState();
        rules.requireAnonymity(about);
        rules.requireFormulas(about);
        rules.requirePromises(promises, options);
        rules.requireBreaks(breaks, promises);
    }

    private List<MessageKind> kindsOf(Class<? extends Node<?>> type) {
        if (!(type.getGenericSuperclass() instanceof ParameterizedType node)
                || !(node.getActualTypeArguments()[0] instanceof Class<?> messages)) {
            throw rules.wrong("does not extend Node<Its own messages>");
        }
        List<Class<?>> records = new ArrayList<>();
        collect(messages, records);
        records.add(Heartbeat.class);
        int sent = (int) records.stream()
                .filter(record -> !MessageKind.categoryOf(record).isTimer()
                        && record != Heartbeat.class).count();
        List<MessageKind> found = new ArrayList<>();
        records.forEach(record -> found.add(new MessageKind(found.size(), record, sent)));
        return List.copyOf(found);
    }

    private static void collect(Class<?> messages, List<Class<?>> records) {
        if (messages.isSealed()) {
            for (Class<?> permitted : messages.getPermittedSubclasses()) {
                collect(permitted, records);
            }
        } else {
            records.add(messages);
        }
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

    /** The options that a scenario may set. */
    public List<OptionField> options() {
        return options;
    }

    /** What the algorithm promises. */
    public List<Promise> promises() {
        return promises;
    }

    /** Where it does not keep what it promises, and the runs that show it. */
    public List<Breaks> breaks() {
        return breaks;
    }

    /** What runs in the store that the nodes share, if they share one. */
    public Optional<StoreType> store() {
        return store;
    }

    /** Whether nodes do anything when a run begins, before anyone calls an election. */
    public boolean boots() {
        return boots;
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

    /** The source of the algorithm, if it travels with the class. */
    public Optional<String> source() {
        String path = type.getName().replace('.', '/') + ".java";
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
