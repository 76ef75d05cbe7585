package hustings.model;

import java.util.List;
import java.util.function.Supplier;

/** What runs in the store that the nodes of an algorithm share: how it is made, and its state. */
public final class StoreType {
    private final Class<? extends Node<?>> type;
    private final List<Class<?>> types;
    private final Rules rules;
    private final Supplier<Node<?>> constructor;
    private final List<StateField> fields;

    /** Reads the class of the store. */
    StoreType(Class<? extends Node<?>> type, Lineage lineage, Rules rules) {
        this.type = type;
        this.types = lineage.types();
        this.rules = rules;
        this.constructor = Accessors.constructing(rules.constructor());
        this.fields = StateField.of(lineage);
    }

    /** The class. */
    public Class<? extends Node<?>> type() {
        return type;
    }

    /** The class, and the scaffolds that it extends. */
    List<Class<?>> types() {
        return types;
    }

    /** What holds for the state of nodes holds for that of the store. */
    void requireNoStaticState() {
        rules.requireNoStaticState();
    }

    /** The fields that make up its state, in the order of declaration. */
    public List<StateField> fields() {
        return fields;
    }

    /** A fresh store, with nothing in it; it is not bound yet. */
    public Node<?> create() {
        try {
            return constructor.get();
        } catch (Throwable e) {
            throw rules.notConstructed(e);
        }
    }

    /** What takes the place of a store that has crashed: only durable fields are carried over. */
    public Node<?> recreate(Node<?> crashed) {
        Node<?> store = create();
        fields.stream().filter(StateField::durable)
                .forEach(field -> field.carryOver(crashed, store));
        return store;
    }
}
