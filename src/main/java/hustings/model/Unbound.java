package hustings.model;

import java.lang.reflect.Proxy;

/** The network of a node that does not run yet: it refuses everything, in words. */
final class Unbound {
    static final Network NETWORK = (Network) Proxy.newProxyInstance(
            Network.class.getClassLoader(),
            new Class<?>[] {Network.class},
            (proxy, method, arguments) -> {
                throw refusal(method.getName());
            });

    private Unbound() {}

    /** What to say of a method that a constructor or the initial value of a field calls. */
    static IllegalStateException refusal(String method) {
        return new IllegalStateException("a node can use " + method
                + "() only in its handlers, not while it is being constructed");
    }
}
