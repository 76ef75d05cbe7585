package hustings.model;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Constructors and accessors of an algorithm as plain functions.
 *
 * <p>A simulation makes a node for each member of each run and measures each message. A function
 * that is made once is called as fast as code that was compiled for the algorithm; reflection, or a
 * method handle that is no constant, takes several times as long.
 */
final class Accessors {
    private Accessors() {}

    /** Calls a constructor without parameters; whatever it throws is thrown as it is. */
    @SuppressWarnings("unchecked")
    static Supplier<Node<?>> constructing(Constructor<? extends Node<?>> constructor) {
        Class<?> type = constructor.getDeclaringClass();
        try {
            MethodHandles.Lookup lookup = lookup(type);
            MethodHandle handle = lookup.unreflectConstructor(constructor);
            if (!lookup.hasFullPrivilegeAccess()) {
                return MethodHandleProxies.asInterfaceInstance(Supplier.class, handle);
            }
            return (Supplier<Node<?>>) LambdaMetafactory.metafactory(lookup, "get",
                    MethodType.methodType(Supplier.class), MethodType.methodType(Object.class),
                    handle, handle.type()).getTarget().invoke();
        } catch (Throwable e) {
            throw notMade(constructor, e);
        }
    }

    /** Reads a part of a record that is a {@code long}. */
    @SuppressWarnings("unchecked")
    static ToLongFunction<Object> reading(Method accessor) {
        Class<?> type = accessor.getDeclaringClass();
        try {
            MethodHandles.Lookup lookup = lookup(type);
            MethodHandle handle = lookup.unreflect(accessor);
            if (!lookup.hasFullPrivilegeAccess()) {
                return MethodHandleProxies.asInterfaceInstance(ToLongFunction.class, handle);
            }
            return (ToLongFunction<Object>) LambdaMetafactory.metafactory(lookup, "applyAsLong",
                    MethodType.methodType(ToLongFunction.class),
                    MethodType.methodType(long.class, Object.class),
                    handle, handle.type()).getTarget().invoke();
        } catch (Throwable e) {
            throw notMade(accessor, e);
        }
    }

    /**
     * With the eyes of the algorithm itself. One that comes as a jar has a class loader of its own
     * and so is of another module, for which no function can be made from here but by proxy.
     */
    private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }

    private static IllegalStateException notMade(Object member, Throwable e) {
        return new IllegalStateException(member + " cannot be called", e);
    }
}
