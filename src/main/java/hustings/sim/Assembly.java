package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.scenario.Chance;
import hustings.scenario.Scenario;

/**
 * The parts of one simulation, made and fitted together: each after those with which it works.
 *
 * <p>No part knows the assembly, but only the few other parts that it is given here; who describes
 * a whole simulation may look into it. A part that changes while it runs is in {@link #reset}, too,
 * or a simulation that begins again would not be as good as a fresh one.
 */
final class Assembly {
    final AlgorithmType algorithm;
    Scenario scenario;
    Chance chance;
    private final boolean listenedTo;

    // Time and place.
    final Present present = new Present();
    final Membership membership;
    final ProcessTable processes;
    final Wheel wheel;
    final LocalTime time;
    final Links links;
    final Cuts cuts = new Cuts();
    final WorkMeter work;
    final Neighbourhood neighbourhood;
    final Parts parts;

    // Who counts, and who tells.
    final Cost cost;
    final Leadership leadership;
    final PhaseHistory phases = new PhaseHistory();
    final Reign reign = new Reign();
    final Trace trace;
    final RunNotifier notifier;
    final ShownFields shownFields;
    final MessageLog messageLog;

    // What nodes handle.
    final Handling handling;
    final Backlog backlog;
    final Alarms alarms;
    final Loopback loopback;
    final Handlers handlers;
    final Timers timers;
    final Starter starter;

    // What nodes send.
    final Agreements agreements;
    final PastElections pastElections;
    final RunningElections runningElections;
    final Disturbances disturbances;
    final SendAccounting accounting;
    final FastPath fastPath;
    final Transmission transmission;
    final Post post;
    final Retransmissions retransmissions;
    final Detector detector;
    final LookAhead lookAhead;
    final Delivery delivery;

    // How nodes live, and how a run goes.
    final Coins coins;
    final RoleChanges roleChanges;
    final NodeFactory factory;
    final PendingWork pending;
    final Lifecycle lifecycle;
    final Startup startup;
    final NodeFaults nodeFaults;
    final FeintScript feints;
    final FaultScript faults;
    final Elections elections;
    final Outcomes outcomes;

    Assembly(Scenario scenario, AlgorithmType algorithm, RunOptions options) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        listenedTo = options.isListenedTo();
        chance = new Chance(scenario.seed());

        membership = new Membership(scenario, chance, algorithm.store().isPresent());
        processes = new ProcessTable(membership.places());
        // Who judges has to know how old a message is; of very many that would take memory.
        boolean judged = listenedTo && membership.places() <= Parts.MOST_NODES;
        wheel = new Wheel(membership.places(), options.areEventsKept() || judged
                || scenario.deliveries().isAny()
                || scenario.ring() == Scenario.RingRepair.SKIP);
        time = new LocalTime(scenario.clocks(), membership);
        links = new Links(scenario, algorithm.about().topology(), membership, chance);
        work = new WorkMeter(algorithm, options.work(), wheel, links, present);
        neighbourhood = new Neighbourhood(scenario, algorithm, membership, chance, work);
        parts = new Parts(membership, neighbourhood, cuts);

        cost = new Cost(algorithm, membership.capacity(), membership.rows());
        leadership = new Leadership(membership);
        trace = new Trace(algorithm, options, membership, present, Handlers.class);
        notifier = new RunNotifier(options.listener(), present);
        shownFields = new ShownFields(algorithm, membership, processes, trace);
        messageLog = new MessageLog(membership, present, trace, cost);

        handling = new Handling(algorithm, membership, present);
        backlog = new Backlog(membership, present);
        alarms = new Alarms(present, time, wheel, backlog);
        loopback = new Loopback(membership, present, trace, handling, work, alarms);
        handlers = new Handlers(algorithm, membership, processes, present, trace, handling,
                shownFields, loopback);
        timers = new Timers(algorithm, membership, present, trace, work, alarms, handlers);
        starter = new Starter(algorithm, membership, backlog, present, trace, handlers);

        agreements = new Agreements(algorithm, membership, parts, leadership);
        pastElections = new PastElections(membership, leadership);
        runningElections = new RunningElections(membership, parts,
                new PartChanges(membership, parts), leadership, agreements, pastElections,
                handling);
        disturbances = new Disturbances(scenario, present, notifier, runningElections);
        accounting = new SendAccounting(
                scenario, algorithm, membership, present, work, runningElections, cost);
        fastPath = new FastPath(links, cuts, trace);
        transmission = new Transmission(present, trace, messageLog, accounting, cost, links, cuts,
                fastPath, wheel, disturbances);
        post = new Post(algorithm, membership, new Routes(algorithm, membership, neighbourhood),
                transmission, loopback, handlers);
        retransmissions = new Retransmissions(
                scenario, algorithm, membership, processes, present, handling, alarms, post);
        detector = Detectors.of(scenario, new Suspicions(membership, leadership, processes, backlog,
                        new DetectorReports(
                                membership, present, trace, notifier, handlers, starter)),
                membership, leadership, present, alarms, work, post);
        lookAhead = new LookAhead(membership, processes);
        delivery = new Delivery(algorithm, membership, cuts, fastPath, backlog, lookAhead,
                messageLog, retransmissions, new Reception(
                        membership, present, trace, messageLog, cost, handlers, detector));

        coins = new Coins(membership.places(), chance);
        roleChanges = new RoleChanges(algorithm, membership, leadership, present, trace,
                runningElections, notifier, detector);
        factory = new NodeFactory(scenario, algorithm, membership, processes, present, handling,
                new NodeNetwork(membership,
                        new NodeKnowledge(scenario, membership, neighbourhood, time, present),
                        roleChanges, post, timers, coins, handling, starter, trace));
        pending = new PendingWork(algorithm, wheel, backlog, timers, retransmissions, loopback);
        lifecycle = new Lifecycle(membership, leadership, pending, backlog, delivery, detector,
                handlers, factory, starter);
        startup = new Startup(scenario, algorithm, membership, lookAhead, backlog, present,
                handlers, starter);

        FaultLog log = new FaultLog(membership, present, trace, notifier, runningElections);
        nodeFaults = new NodeFaults(
                membership, leadership, parts, lifecycle, starter, log, chance);
        feints = new FeintScript(scenario, membership, work, chance);
        faults = new FaultScript(scenario, parts, nodeFaults,
                new LinkFaults(membership, neighbourhood, links, cuts, fastPath, log),
                new MessageFaults(algorithm, membership, present, wheel, transmission, delivery,
                        disturbances, messageLog, log), feints);
        elections = new Elections(membership, leadership, agreements,
                new Quiescence(membership, parts, cost, pending), runningElections, pastElections);
        outcomes = new Outcomes(algorithm, membership, parts, leadership, agreements, elections,
                new ElectionBound(
                        scenario, algorithm, membership, parts, timers, disturbances));
    }

    /** Whether the parts are such as they would be made for another scenario and listener. */
    boolean fits(Scenario other, RunOptions options) {
        return other.withSeed(scenario.seed()).equals(scenario)
                && options.isListenedTo() == listenedTo;
    }

    /** Has all parts begin again; the scenario differs from the present one only in its seed. */
    void reset(Scenario scenario, RunOptions options) {
        this.scenario = scenario;
        chance = new Chance(scenario.seed());
        present.reset();
        membership.reset(scenario, chance);
        processes.reset();
        wheel.reset();
        time.reset();
        links.reset(chance);
        cuts.heal();
        work.reset(options.work());
        neighbourhood.reset(chance);
        parts.reset();
        cost.reset();
        leadership.reset();
        phases.reset();
        reign.reset();
        trace.reset();
        notifier.reset(options.listener());
        shownFields.forget();
        handling.reset();
        backlog.reset();
        loopback.reset();
        timers.reset();
        starter.reset();
        elections.reset();
        disturbances.reset();
        accounting.reset();
        fastPath.update();
        retransmissions.reset();
        detector.reset();
        coins.reset(chance);
        roleChanges.reset();
        nodeFaults.reset(chance);
        feints.reset(chance);
        faults.reset();
    }
}
