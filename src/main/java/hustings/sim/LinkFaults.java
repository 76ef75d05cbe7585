package hustings.sim;

import java.util.List;

/** Does to links what faults say: cuts, slows and heals them. */
final class LinkFaults {
    private final World world;
    private final FaultLog log;

    LinkFaults(World world, FaultLog log) {
        this.world = world;
        this.log = log;
    }

    /** Cuts some nodes off from all others. */
    void split(Fault.Split split) {
        if (concernsAny(split.nodes(), split)) {
            log.done(0, split);
            // A store that is named need not be there.
            int[] named = split.nodes().stream().mapToInt(world.roster::index)
                    .filter(index -> index >= 0).distinct().toArray();
            boolean[] inside = new boolean[world.roster.places()];
            for (int index : named) {
                inside[index] = true;
            }
            boolean all = named.length == inside.length;
            log.idleIf(all || world.cuts.isSplit(inside), split,
                    all ? "there is nobody else" : "they are split off already");
            world.cuts.split(inside);
        }
    }

    /** Cuts one direction of one link. */
    void cut(Fault.Cut cut) {
        if (concernsAny(List.of(cut.from()), cut) && concernsAny(List.of(cut.to()), cut)) {
            log.done(0, cut);
            int from = world.roster.index(cut.from());
            int to = world.roster.index(cut.to());
            log.idleIf(world.cuts.isCut(from, to), cut, "that link is cut already");
            world.cuts.cut(from, to);
        }
    }

    /** Slows all links on which a node sends, or has them as fast as usual again. */
    void slow(Fault.Slow slow) {
        if (concernsAny(List.of(slow.node()), slow)) {
            int node = world.roster.index(slow.node());
            log.done(world.id(node), slow);
            log.idleIf(world.links.slowness(node) == slow.ticks(), slow, slow.ticks() == 0
                    ? "what it sends takes as long as usual"
                    : "what it sends takes as long already");
            world.links.slow(node, slow.ticks());
        }
    }

    /** Mends every cut and every split. */
    void heal(Fault.Heal heal) {
        if (world.cuts.isEmpty()) {
            log.traced(0, heal);
            log.idleIf(true, heal, "no link is cut");
        } else {
            log.done(0, heal);
            world.cuts.heal();
        }
    }

    /** Whether anything that a fault names is there; a store need not be. */
    private boolean concernsAny(List<Identity> named, Fault.Action action) {
        boolean concerns = named.stream().anyMatch(id -> world.roster.index(id) >= 0);
        if (!concerns) {
            log.noStore(action);
        }
        return concerns;
    }
}
