package hustings.sim;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import hustings.model.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What would make a run depend on more than its scenario. */
public final class Purity {
    private Purity() {}

    /** Asks a clock, starts a thread, or draws lots that the seed does not decide. */
    public static ArchCondition<JavaClass> knowAClockAThreadOrAnotherChance() {
        return knowAClockOrAnotherChance()
                .or(dependOnClassesThat(resideInAnyPackage("java.util.concurrent..")));
    }

    /** The same, for what several threads may use although it has none of its own. */
    public static ArchCondition<JavaClass> knowAClockOrAnotherChance() {
        return callMethod(System.class, "currentTimeMillis")
                .or(callMethod(System.class, "nanoTime"))
                .or(callMethod(System.class, "identityHashCode", Object.class))
                .or(callMethod(Math.class, "random"))
                .or(dependOnClassesThat(assignableTo(Random.class)
                        .or(assignableTo(Thread.class)).or(assignableTo(UUID.class))
                        .or(assignableTo(Executor.class))
                        .or(resideInAnyPackage("java.time..", "java.util.random.."))));
    }

    /** Asks for the identifier of a node, or uses one. */
    public static ArchCondition<JavaClass> knowNames() {
        return callMethodWhere(target(owner(assignableTo(Node.class)))
                .and(target(nameMatching("id|next|previous|neighbour|neighbours|members|largestId"
                        + "|sender|leader|send|reply|broadcast|follow"))));
    }

    /** The order of a hash table may differ from one machine to another, and show. */
    public static ArchCondition<JavaClass> keepHashTables() {
        return dependOnClassesThat(assignableTo(HashMap.class).or(assignableTo(HashSet.class)));
    }
}
