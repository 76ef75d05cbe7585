package hustings.model;

import java.lang.reflect.Proxy;

/** The network of a node that does not run yet: it refuses everything, in words. */
final class Unbound {
    static final Network NETWORK = (Network) Proxy.newProxyInstance(
            Network.class.getClassLoader(),
            new Class<?>[] {Network.class},
            (proxy, method, arguments) -> {
                throw new IllegalStateException("a node can use " + method.getName()
                        + "() only in its handlers, not while it is being constructed");
            });

    private Unbound() {}
}
