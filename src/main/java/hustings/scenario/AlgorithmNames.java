package hustings.scenario;

import hustings.model.AlgorithmRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Reads lists of algorithms, by whatever names the field has for them. */
public final class AlgorithmNames {
    private static final int MOST_WORDS = 6;

    private final AlgorithmRegistry registry;

    /** Names of these algorithms. */
    public AlgorithmNames(AlgorithmRegistry registry) {
        this.registry = registry;
    }

    /**
     * The identifiers of the algorithms of a list.
     *
     * @throws WrongItem naming the first one that there is not, and the one that was meant perhaps
     */
    public List<String> ids(String list) {
        return read(list, wrong -> {
            throw wrong;
        });
    }

    /** The same without those that there are not. */
    public List<String> known(String list) {
        return read(list, wrong -> { }).stream().distinct().toList();
    }

    /** The identifier of an algorithm, if it is called so; otherwise the name itself. */
    String id(String name) {
        List<String> ids = registry.called(name);
        return ids.size() == 1 ? ids.get(0) : name;
    }

    private List<String> read(String list, Consumer<WrongItem> wrong) {
        List<String> items = Typed.items(list, ",;");
        if (items.stream().allMatch(registry::has)) {
            return items;
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            // A comma may be part of a name, such as "Itai–Rodeh, coins".
            boolean joined = i + 1 < items.size() && isName(items.get(i) + "," + items.get(i + 1));
            if (joined) {
                ids.add(id(items.get(i) + "," + items.get(++i)));
            } else if (isName(items.get(i))) {
                ids.add(id(items.get(i)));
            } else {
                addWords(items.get(i), ids, wrong);
            }
        }
        return ids;
    }

    private boolean isName(String text) {
        return registry.called(text).size() == 1;
    }

    /** Where spaces stand between names that have spaces in them, the longest name is meant. */
    private void addWords(String text, List<String> ids, Consumer<WrongItem> wrong) {
        List<String> words = Arrays.asList(text.split(" "));
        int from = 0;
        while (from < words.size()) {
            int to = Math.min(words.size(), from + MOST_WORDS);
            while (to > from && !isName(String.join(" ", words.subList(from, to)))) {
                to--;
            }
            if (to == from) {
                String rest = String.join(" ", words.subList(from, words.size()));
                wrong.accept(WrongItem.saying(rest, registry.notCalled(rest)));
                return;
            }
            ids.add(id(String.join(" ", words.subList(from, to))));
            from = to;
        }
    }
}
