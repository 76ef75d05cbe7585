package hustings.sim;

import hustings.scenario.Fault;
import hustings.scenario.Identity;
import java.util.List;

/** Does to links what faults say: cuts, slows and heals them. */
final class LinkFaults {
    private final Membership membership;
    private final Neighbourhood neighbourhood;
    private final Links links;
    private final Cuts cuts;
    private final FastPath fastPath;
    private final FaultLog log;

    LinkFaults(Membership membership, Neighbourhood neighbourhood, Links links, Cuts cuts,
            FastPath fastPath, FaultLog log) {
        this.membership = membership;
        this.neighbourhood = neighbourhood;
        this.links = links;
        this.cuts = cuts;
        this.fastPath = fastPath;
        this.log = log;
    }

    /** Cuts some nodes off from all others. */
    void split(Fault.Split split) {
        if (concernsAny(split.nodes(), split)) {
            // A store that is named need not be there.
            int[] named = split.nodes().stream().mapToInt(membership::index)
                    .filter(index -> index >= 0).distinct().toArray();
            boolean[] inside = new boolean[membership.places()];
            for (int index : named) {
                inside[index] = true;
            }
            if (named.length == inside.length) {
                log.idle(0, split, "there is nobody else");
            } else if (cuts.isSplit(inside)) {
                log.idle(0, split, "they are split off already");
            } else {
                log.done(0, split);
                cuts.split(inside);
                fastPath.update();
            }
        }
    }

    /** Cuts one direction of one link. */
    void cut(Fault.Cut cut) {
        if (concernsAny(List.of(cut.from()), cut) && concernsAny(List.of(cut.to()), cut)) {
            int from = membership.index(cut.from());
            int to = membership.index(cut.to());
            if (cuts.isCut(from, to)) {
                log.idle(0, cut, "that link is cut already");
            } else if (!neighbourhood.areLinked(from, to)) {
                log.idle(0, cut, "there is no such link");
            } else {
                log.done(0, cut);
                cuts.cut(from, to);
                fastPath.update();
            }
        }
    }

    /** Slows all links on which a node sends, or has them as fast as usual again. */
    void slow(Fault.Slow slow) {
        if (concernsAny(List.of(slow.node()), slow)) {
            int node = membership.index(slow.node());
            if (links.slowness(node) == slow.ticks()) {
                log.idle(membership.id(node), slow, slow.ticks() == 0
                        ? "what it sends takes as long as usual"
                        : "what it sends takes as long already");
            } else {
                log.done(membership.id(node), slow);
                links.slow(node, slow.ticks());
            }
        }
    }

    /** Mends every cut and every split. */
    void heal(Fault.Heal heal) {
        if (cuts.isEmpty()) {
            log.idle(0, heal, "no link is cut");
        } else {
            log.done(0, heal);
            cuts.heal();
            fastPath.update();
        }
    }

    /** Whether anything that a fault names is there; a store need not be. */
    private boolean concernsAny(List<Identity> named, Fault.Action action) {
        boolean concerns = named.stream().anyMatch(id -> membership.index(id) >= 0);
        if (!concerns) {
            log.noStore(action);
        }
        return concerns;
    }
}
