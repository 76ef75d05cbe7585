package hustings.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A component of a record as it is written: what its annotations say of that. */
record WirePart(RecordComponent component) {
    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);
    private static final Set<Class<?>> EMPTIES = Set.of(List.class, Map.class, String.class);

    /** Whether something of a type may be nothing. */
    static boolean isOptional(Type type) {
        return OPTIONALS.contains(
                type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    /** What it is called. */
    String name() {
        JsonProperty other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }

    Type type() {
        return component.getGenericType();
    }

    /** Whether what is in it is written as if it were in the record itself. */
    boolean isUnwrapped() {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    /** Whether it is left out where there is nothing in it. */
    boolean isSparing() {
        JsonInclude here = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude include = here == null
                ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : here;
        return include != null && (isOptional(type())
                || include.value() == JsonInclude.Include.NON_EMPTY
                        && EMPTIES.contains(component.getType()));
    }

    /** Whether it is null where there is nothing in it. */
    boolean isNullable() {
        return isOptional(type()) && !isSparing();
    }
}
