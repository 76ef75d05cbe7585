package hustings.server;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/** The components of records, so that states can be compared part by part. */
final class RecordParts {
    /* Frames compare states many times a second: how a component is read is found only once. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    private RecordParts() {}

    /** The components of a record, in the order in which it declares them. */
    static List<Part> of(Record record) {
        return PARTS.get(record.getClass());
    }

    /**
     * A component of one type of record.
     *
     * @param name its name
     * @param reader answers its value, of whatever type, for a record of that type
     */
    record Part(String name, MethodHandle reader) {
        private static Part of(RecordComponent component) {
            try {
                MethodHandle reader = MethodHandles.lookup().unreflect(component.getAccessor());
                return new Part(component.getName(),
                        reader.asType(MethodType.methodType(Object.class, Record.class)));
            } catch (IllegalAccessException e) {
                throw new IllegalArgumentException("a record that travels is "
                        + component.getDeclaringRecord().getName()
                        + "; allowed are those that this package sees", e);
            }
        }

        /** Its value in a record. */
        Object of(Record record) {
            try {
                return (Object) reader.invokeExact(record);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("an accessor of a record throws nothing else", e);
            }
        }
    }
}
