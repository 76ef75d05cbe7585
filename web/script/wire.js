// @ts-check
/**
 * What is other than before, as a JSON merge patch (RFC 7396): null for what is gone.
 * @template T
 * @typedef {T extends unknown[] | string | number | boolean ? T
 *   : {[K in keyof T]?: MergePatch<T[K]> | null}} MergePatch
 */
/**
 * What travels over the socket. WireTypesTest writes this from the records of
 * hustings.server.Frame, which say what each part means.
 *
 * A node: the number that it is called, or its name where that is not a whole number
 * from 1 on. 0 is nobody, or the network as a whole; the name "0" is not.
 * @typedef {number | string} NodeId
 *
 * What is as it was is left out of news. What a field was before its event changed it
 * is there only where that is not what was said of it last.
 * @typedef {{tick: number, action: string}} Fault
 * @typedef {{id: string, name: string, year: number, topology: string, ring: boolean,
 *   bothWays: boolean, anonymous: boolean, lockStep: boolean}} AlgorithmTraits
 * @typedef {{name: string, category: string}} KindInfo
 * @typedef {{properties: string[], while: string[], within: string, when: string,
 *   stabilizes: boolean}} PromiseInfo
 * @typedef {{formula: string, holds?: string, value?: number}} Cost
 * @typedef {{costs: string, applies: boolean, best: Cost, mean: Cost, worst: Cost}} CostsInTheory
 * @typedef {{text: string, indent: number, part?: string}} ListingLine
 * @typedef {[NodeId, NodeId]} Link
 * @typedef {{kind: string, places: NodeId[], links: Link[]}} Graph
 * @typedef {AlgorithmTraits & {kinds: KindInfo[], promises: PromiseInfo[], theory: CostsInTheory,
 *   listing: ListingLine[], graph?: Graph}} PanelAlgorithm
 * @typedef {{key: string, label: string, title: string}} Heading
 * @typedef {{type: "opened", scenario: string, length: number, until: number, delta: number,
 *   faults: Fault[], algorithms: PanelAlgorithm[], measures: Heading[]}} Opened
 * @typedef {"leaderless" | "disagreeing" | "electing" | "agreed" | "split"} Phase
 * @typedef {"elected" | "majority elected" | "elected in touch" | "one in each part" |
 *   "led in some parts" | "no leader" | "livelock" | "disagreement" | "failed"} Outcome
 * @typedef {{sent: number, delivered: number, lost: number, blocked: number, toDead: number,
 *   duplicated: number, bits: number, inFlight: number, election: number, announce: number,
 *   detect: number, transport: number, store: number, byKind: Record<string, number>}} Messages
 * @typedef {{term?: number, startedAt: number, agreedAt?: number, quietAt?: number,
 *   initiators: NodeId[], leader?: NodeId, sent: number}} Election
 * @typedef {{phase: Phase, outcome?: Outcome, means?: string, leader?: NodeId, error?: string,
 *   stillSince?: number, messages: Messages, electionCount: number,
 *   elections: Record<string, Election>}} PanelSummary
 * @typedef {{from: number, phase: Phase}} PhaseInterval
 * @typedef {{tick: number, action: string, why: string}} Futile
 * @typedef {"holds" | "violated as expected here" | "violated unexpectedly" | "pending" |
 *   "not promised" | "not judged"} Verdict
 * @typedef {{from: number, to: number | null, label: string, text: string}} Violation
 * @typedef {{id: string, name: string, verdict: Verdict, reason: string, count?: number,
 *   violations?: Violation[]}} PropertyJudgement
 * @typedef {"absent" | "up" | "paused" | "crashed" | "left"} Status
 * @typedef {"follower" | "candidate" | "leader"} Role
 * @typedef {{timer: string, setAt: number, due: number}} Pending
 * @typedef {{id: NodeId, status: Status, role: Role, leader: NodeId, term: number, suspect: NodeId,
 *   fields: Record<string, string>, timers: Pending[], sent: number, received: number}} NodeState
 * @typedef {{number: number, from: NodeId, to: NodeId, kind: string, content: string,
 *   sentAt: number, due: number}} InFlight
 * @typedef {PanelSummary & {lane: PhaseInterval[], futile: Futile[], tick: number,
 *   properties: PropertyJudgement[], nodes: NodeState[], inFlight: InFlight[],
 *   moreInFlight: number}} PanelState
 * @typedef {{key: string, values: (number | null)[], best: number[]}} Figures
 * @typedef {"tick" | "event" | "detection" | "agreement"} Alignment
 * @typedef {{by: Alignment, length: number, meeting?: number, phases: (number | null)[]}} Aligned
 * @typedef {{type: "keyframe", tick: number, panels: PanelState[], table: Figures[],
 *   uneven?: string, alignment?: Aligned}} Keyframe
 * @typedef {"loss" | "partition" | "crash"} Reason
 * @typedef {"started" | "sent" | "duplicated" | "delayed" | "delivered" | "dropped" | "timer set" |
 *   "timer fired" | "timer cancelled" | "role changed" | "recognised" | "suspected" | "trusted" |
 *   "acted" | "note" | "failed"} EventType
 * @typedef {{field: string, before?: string, after: string}} Changed
 * @typedef {{number: number, tick: number, type: EventType, node?: NodeId, cause?: number,
 *   lines?: number[], source?: number, action?: string, content?: string, due?: number,
 *   error?: string, from?: NodeId, kind?: string, leader?: NodeId, reason?: Reason, role?: Role,
 *   suspect?: NodeId, term?: number, text?: string, timer?: string, to?: NodeId, trusted?: NodeId,
 *   changes?: Changed[]}} RunEvent
 * @typedef {{id: NodeId} & MergePatch<NodeState>} NodeNews
 * @typedef {MergePatch<PanelSummary> & {lane?: PhaseInterval[], futile?: Futile[], from: number,
 *   tick: number, properties?: PropertyJudgement[], events?: RunEvent[], nodes?: NodeNews[]}}
 *   PanelNews
 * @typedef {{type: "ticks", from: number, to: number, panels: PanelNews[], table?: Figures[],
 *   uneven?: string, faults?: Fault[]}} Ticks
 * @typedef {{type: "clock", playing: boolean, speed: number, tick: number}} Clock
 * @typedef {"none" | "starting" | "running" | "ended" | "broken"} State
 * @typedef {{type: "live", state: State, processes: number, events: number,
 *   tickMilliseconds: number, replay: string, same: boolean, difference: string,
 *   remarks: string[]}} Live
 * @typedef {{key: string, value: string, message: string}} Problem
 * @typedef {{type: "refused", code: string, key: string, message: string, problems?: Problem[]}}
 *   Refusal
 * @typedef {Opened | Keyframe | Ticks | Clock | Live | Refusal} Frame
 */
export {};
