package hustings.live.node;

import hustings.run.Status;
import hustings.scenario.Chance;
import hustings.scenario.Identity;
import hustings.scenario.Naming;
import hustings.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A group as one of its nodes knows it: who may be in it, clockwise, and who is.
 *
 * <p>Who is alive, a node knows only as far as the group announces it; the ring closes round those
 * of whom it has announced that they are not.
 */
public final class GroupView {
    private final Naming naming;
    private final int[] ids;
    private final Status[] status;

    /** The group of a scenario before its first tick. */
    public GroupView(Scenario scenario) {
        naming = scenario.naming();
        List<Identity> joining = scenario.joining();
        int n = scenario.n();
        ids = new int[n + joining.size()];
        System.arraycopy(scenario.ids().layOut(n, naming, new Chance(scenario.seed())), 0, ids, 0,
                n);
        for (int i = 0; i < joining.size(); i++) {
            ids[n + i] = naming.number(joining.get(i));
        }
        status = new Status[ids.length];
        Arrays.fill(status, 0, n, Status.UP);
        Arrays.fill(status, n, ids.length, Status.ABSENT);
    }

    /** What nodes are called. */
    public Naming naming() {
        return naming;
    }

    /** The identifiers clockwise, those that join later last. */
    public int[] ids() {
        return ids.clone();
    }

    /** The place of an identifier, or −1 if no node ever has it. */
    public int index(int id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    /** The identifier at a place. */
    public int id(int index) {
        return ids[index];
    }

    /** What a node is, as far as it is known. */
    public Status status(int id) {
        return status[existing(id)];
    }

    private int existing(int id) {
        int index = index(id);
        if (index < 0) {
            throw new IllegalArgumentException("there is no node " + id);
        }
        return index;
    }

    /** A node has become something else. */
    public void change(int id, Status to) {
        status[existing(id)] = to;
    }

    /** The identifiers of all members, ascending. */
    public int[] members() {
        return IntStream.range(0, ids.length).filter(i -> status[i].isMember())
                .map(i -> ids[i]).sorted().toArray();
    }

    /** The identifiers of those that are alive, ascending. */
    public int[] living() {
        return IntStream.range(0, ids.length).filter(i -> status[i].isAlive())
                .map(i -> ids[i]).sorted().toArray();
    }

    /** The largest identifier that any node has or will have. */
    int largest() {
        return IntStream.of(ids).max().orElse(0);
    }

    /** Who follows a node on the ring, which closes round the dead. */
    int next(int id) {
        return onwards(existing(id), 1);
    }

    /** Who comes before a node on the ring. */
    int previous(int id) {
        return onwards(existing(id), ids.length - 1);
    }

    private int onwards(int from, int step) {
        for (int at = (from + step) % ids.length; at != from; at = (at + step) % ids.length) {
            if (status[at].isAlive()) {
                return ids[at];
            }
        }
        return ids[from];
    }
}
