package hustings.model;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An option of an algorithm as a scenario sees it: a name, a default, and what is allowed. */
public final class OptionField {
    private final Field field;
    private final Option option;
    private final String defaultValue;

    private OptionField(Field field, Node<?> fresh) {
        this.field = field;
        this.option = field.getAnnotation(Option.class);
        field.setAccessible(true);
        Class<?> type = field.getType();
        if (!type.isEnum() && type != int.class && type != boolean.class) {
            throw new IllegalArgumentException("option " + field.getName() + " is a "
                    + type.getSimpleName() + "; an option is an enum, an int or a boolean");
        }
        if (!option.zero().isEmpty()) {
            if (type != int.class) {
                throw new IllegalArgumentException("option " + field.getName()
                        + " says what 0 stands for, but it is no int");
            }
            // A formula that cannot be read is told now.
            new Formula(option.zero(), Promise.CONSTANT_NAMES);
        }
        try {
            this.defaultValue = StateField.show(field.get(fresh));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    /** The options of an algorithm, in the order in which they are declared. */
    static List<OptionField> of(Lineage lineage, Node<?> fresh) {
        return lineage.options().stream()
                .map(field -> new OptionField(field, fresh))
                .toList();
    }

    /** The name, as in {@code bully.NAME=value}. */
    public String name() {
        return field.getName();
    }

    /** What it decides, in words. */
    public String description() {
        return option.value();
    }

    /** Whether what elections cost, over all arrangements, depends on it. */
    public boolean changesCosts() {
        return option.changesCosts();
    }

    /** What nodes are told of the network by it. */
    public Option.Fact grants() {
        return option.grants();
    }

    /** The value it has unless a scenario says otherwise. */
    public String defaultValue() {
        return defaultValue;
    }

    /** The values to choose from; empty if it is a number. */
    public List<String> choices() {
        if (field.getType() == boolean.class) {
            return List.of("false", "true");
        }
        if (field.getType() == int.class) {
            return List.of();
        }
        return Arrays.stream(field.getType().getEnumConstants())
                .map(StateField::show).toList();
    }

    /**
     * What a value of a number comes to: itself, or what 0 stands for.
     *
     * @param facts the value of each of {@link Promise#CONSTANT_NAMES}
     */
    public double inForce(String value, Map<String, Double> facts) {
        double number = Double.parseDouble(value);
        return number == 0 && !option.zero().isEmpty()
                ? new Formula(option.zero(), Promise.CONSTANT_NAMES).at(facts) : number;
    }

    /** The name of its value in the bound of a {@link Promise}; empty if it is no number. */
    public Optional<String> nameInBound() {
        return field.getType() == int.class ? Optional.of("option." + name()) : Optional.empty();
    }

    /** The smallest value of a number. */
    public int min() {
        return option.min();
    }

    /** The largest value of a number. */
    public int max() {
        return option.max();
    }

    /** What is allowed, in words. */
    public String allowed() {
        return choices().isEmpty()
                ? "a whole number from " + option.min() + " to " + option.max()
                : "one of " + String.join(", ", choices());
    }

    /**
     * The canonical text of a value.
     *
     * @throws IllegalArgumentException if the value is not allowed; its message is what is
     */
    public String canonical(String value) {
        return StateField.show(parse(value));
    }

    /** Sets the option of a node that has heard nothing yet. */
    void set(Node<?> node, String value) {
        try {
            field.set(node, parse(value));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be set", e);
        }
    }

    private Object parse(String value) {
        if (field.getType() == int.class) {
            return number(value);
        }
        int choice = choices().indexOf(value.toLowerCase(Locale.ROOT));
        if (choice < 0) {
            throw new IllegalArgumentException(allowed());
        }
        return field.getType() == boolean.class
                ? choice == 1
                : field.getType().getEnumConstants()[choice];
    }

    private Integer number(String value) {
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= option.min() && number <= option.max()) {
                return number;
            }
        }
        throw new IllegalArgumentException(allowed());
    }
}
