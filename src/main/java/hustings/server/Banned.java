package hustings.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a plug-in may not call, since nobody could stop or undo it, and why, in words. */
final class Banned {
    /** Why there is no native code. */
    static final String NATIVE = "native code can do anything, and cannot be stopped";

    private static final String ENDS = "it would end the server for everyone";
    private static final String PROGRAMS = "other programs are not stopped with the run";
    private static final String THREADS = "an algorithm has no thread of its own, since nobody"
            + " would end it; what is to be done later is a timer";
    private static final String WAITS = "a handler must end; it sets a timer instead of waiting";
    private static final String LINES = "an algorithm hears nothing but its messages and timers";
    private static final String DETOURS = "by reflection it could call whatever is not allowed";
    private static final String LOADERS = "all classes of a plug-in are in its jar";
    private static final String SERVER = "the server's own classes are not for algorithms; those"
            + " of hustings.model are, but for what runs them";

    private static final String OTHERS = "it is neither in this jar nor in Java; a plug-in brings"
            + " along all that it needs";

    /** Members of classes, as in {@code java/lang/System.exit}, and why they are banned. */
    private record Rule(Pattern members, String why) {
        Rule(String members, String why) {
            this(Pattern.compile(members), why);
        }
    }

    private static final List<Rule> CALLS = List.of(
            new Rule("java/lang/System\\.exit|java/lang/Runtime\\.(exit|halt"
                    + "|addShutdownHook)", ENDS),
            new Rule("java/lang/(System|Runtime)\\.(load|loadLibrary)|java/lang/foreign/.*"
                    + "|(jdk/internal|sun)/.*|jdk/.*/Unsafe\\..*", NATIVE),
            new Rule("java/lang/(Runtime\\.exec|Process(Builder|Handle)?(\\$\\w+)?\\..*)",
                    PROGRAMS),
            new Rule("java/lang/Thread\\.(sleep|join|yield|onSpinWait)"
                    + "|java/lang/Object\\.wait|java/util/concurrent/locks/LockSupport\\..*",
                    WAITS),
            new Rule("java/lang/Thread(Group|\\$.*)?\\..*|java/util/Timer\\..*"
                    + "|java/util/concurrent/(Executor.*|ForkJoin.*|.*ThreadPoolExecutor.*"
                    + "|CompletableFuture|StructuredTaskScope.*|Flow.*|SubmissionPublisher.*)\\..*"
                    + "|java/util/.*\\.(parallel|parallelStream)|java/util/Arrays\\.parallel.*",
                    THREADS),
            new Rule("java/lang/System\\.(in|setIn|setOut|setErr|setProperty|setProperties"
                    + "|console)|java/net/.*|java/nio/channels/.*|javax/net/.*|java/rmi/.*"
                    + "|java/net/http/.*", LINES),
            new Rule("java/lang/Class\\.(forName|getClassLoader|get(Declared)?(Method|Constructor"
                    + "|Field)s?|newInstance)|java/lang/reflect/(Method|Constructor|Field"
                    + "|AccessibleObject|Proxy|Executable)\\..*|java/lang/invoke/(MethodHandles?"
                    + "|MethodHandles\\$Lookup|VarHandle|MethodHandleProxies)\\..*"
                    + "|java/lang/instrument/.*|javax/(tools|script|management)/.*"
                    + "|java/lang/management/.*|java/beans/.*", DETOURS),
            new Rule("java/lang/(ClassLoader|ModuleLayer.*)\\..*|java/util/ServiceLoader\\..*",
                    LOADERS),
            new Rule("hustings/(?!model/).*|hustings/model/(Driver|Algorithm(Type|Registry)"
                    + "|Network|Accessors|Registration)\\..*", SERVER),
            new Rule("(?!\\[|java/|javax/|hustings/|jdk/|sun/).*/.*\\..*", OTHERS));

    private Banned() {}

    /** Why a member of a class must not be called, if so. */
    static Optional<String> calling(String owner, String member) {
        String name = owner + "." + member;
        return CALLS.stream().filter(rule -> rule.members.matcher(name).matches())
                .map(Rule::why).findFirst();
    }

    /** Why a class must not be extended, if so. */
    static Optional<String> extending(String type) {
        return calling(type, "<init>").filter(why -> !why.equals(SERVER))
                .filter(why -> type.startsWith("java"));
    }
}
