package hustings.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a condition need not have held.
 *
 * @param words when and by what it was broken
 * @param isFromTheStart whether nothing but what has been so all the time has broken it
 */
record Excuse(String words, boolean isFromTheStart) {
    /**
     * By all that has broken it, as nobody can tell which of these made the difference; empty if
     * nothing has.
     */
    static Optional<Excuse> of(Stream<Breach> breaches) {
        List<Breach> all = breaches.sorted(Comparator.comparingLong(Breach::tick)).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Excuse(
                all.get(0).words() + others(all), all.stream().allMatch(Breach::isFromTheStart)));
    }

    private static String others(List<Breach> all) {
        Breach first = all.getFirst();
        Breach last = all.getLast();
        if (all.size() == 1) {
            return "";
        } else if (all.size() == 2 && !first.by().equals(last.by())) {
            return ", and " + last.words();
        }
        return last.tick() == first.tick() ? ", and more then" : ", and more by t " + last.tick();
    }
}
