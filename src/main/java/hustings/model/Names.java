package hustings.model;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What algorithms are called: by identifier, class, name, and whatever else the field calls them.
 *
 * <p>Case, hyphens and spaces make no difference: {@code Chang–Roberts}, {@code chang roberts} and
 * {@code ChangRoberts} are one name. A comma does, for a list has commas, too.
 */
final class Names {
    /* Identifiers before what else algorithms are called: a plug-in takes no other one's away. */
    private final Map<String, Set<String>> ids = new LinkedHashMap<>();
    private final Map<String, Set<String>> others = new LinkedHashMap<>();

    Names(List<AlgorithmType> algorithms) {
        for (AlgorithmType algorithm : algorithms) {
            add(algorithm.id(), algorithm, ids);
            add(algorithm.about().name(), algorithm, others);
            add(algorithm.about().name().replace(",", ""), algorithm, others);
            for (String name : algorithm.about().alsoKnownAs()) {
                add(name, algorithm, others);
            }
        }
    }

    private static void add(String name, AlgorithmType algorithm, Map<String, Set<String>> names) {
        if (!folded(name).isEmpty()) {
            names.computeIfAbsent(folded(name), unknown -> new LinkedHashSet<>())
                    .add(algorithm.id());
        }
    }

    /** A name without what makes no difference to it: letters, digits and commas. */
    static String folded(String name) {
        StringBuilder folded = new StringBuilder();
        // Each for itself, so that it takes no longer for marks in an odd order.
        name.codePoints().mapToObj(Character::toString)
                .flatMapToInt(one -> Normalizer.normalize(one, Normalizer.Form.NFKD).codePoints())
                .filter(character -> Character.isLetterOrDigit(character) || character == ',')
                .forEach(folded::appendCodePoint);
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether a name may have this in it, however it is written. */
    static boolean mayBePartOfAName(int character) {
        return Character.isLetterOrDigit(character) || character == ' '
                || Character.getType(character) == Character.DASH_PUNCTUATION;
    }

    /** The identifiers of those that are called so. */
    List<String> called(String name) {
        String folded = folded(name);
        return List.copyOf(ids.getOrDefault(folded, others.getOrDefault(folded, Set.of())));
    }

    /** The identifier of the one whose name is written nearly so, if there is one. */
    Optional<String> nearest(String name) {
        Set<String> all = new LinkedHashSet<>(ids.keySet());
        all.addAll(others.keySet());
        return Spelling.nearest(folded(name), all)
                .flatMap(nearest -> called(nearest).stream().findFirst());
    }
}
