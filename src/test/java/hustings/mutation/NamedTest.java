package hustings.mutation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/** A test that is run by its name; one with parameters is given whole numbers. */
record NamedTest(Object instance, Method method) {
    /** The test of this name. */
    static NamedTest of(String type, String method) {
        try {
            Class<?> tests = Class.forName(type);
            Constructor<?> constructor = tests.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method test = Stream.of(tests.getDeclaredMethods(), tests.getMethods())
                    .flatMap(Stream::of).filter(m -> m.getName().equals(method)).findFirst()
                    .orElseThrow(() -> new NoSuchMethodException(type + " has no " + method));
            test.setAccessible(true);
            return new NamedTest(constructor.newInstance(), test);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no test " + type + "." + method, e);
        }
    }

    /** Whether an assertion of it fails; it may not break in any other way. */
    boolean failsWith(List<Integer> arguments) {
        try {
            method.invoke(instance, arguments.toArray());
            return false;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AssertionError) {
                return true;
            }
            throw new IllegalStateException(method + " breaks instead of failing", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
