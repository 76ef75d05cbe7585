package hustings.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A method of an algorithm as its formulas call it.
 *
 * @param method static, of numbers
 * @param words what it is
 */
record FormulaMethod(Method method, String words) implements Formula.Function {
    FormulaMethod {
        boolean numbers = method.getReturnType() == double.class && Arrays.stream(
                method.getParameterTypes()).allMatch(type -> type == double.class);
        if (!numbers || !Modifier.isStatic(method.getModifiers())) {
            throw new IllegalArgumentException("method " + method.getName() + " of "
                    + method.getDeclaringClass().getName()
                    + " is marked with @Where; allowed is a static one of double, for double");
        }
        method.setAccessible(true);
    }

    /** Those that the classes of an algorithm and the facts beside it have, by name. */
    static Map<String, Formula.Function> of(Lineage lineage) {
        Map<String, Formula.Function> all = new TreeMap<>();
        for (Class<?> part : lineage.all()) {
            for (Method method : part.getDeclaredMethods()) {
                Where where = method.getAnnotation(Where.class);
                if (where != null) {
                    all.putIfAbsent(method.getName(), new FormulaMethod(method, where.value()));
                }
            }
        }
        return all;
    }

    @Override
    public int arity() {
        return method.getParameterCount();
    }

    @Override
    public double of(double... values) {
        try {
            return (double) method.invoke(null, Arrays.stream(values).boxed().toArray());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        } catch (InvocationTargetException e) {
            // What theory says here is out of reach; that must not break the page of everyone.
            Mishap.of(e);
            return Double.NaN;
        }
    }
}
