// @ts-check
/**
 * What travels over the socket, as types; see hustings.server.Frames.
 *
 * A node: the number that it is called, or its name where that is not a whole number from 1 on. 0
 * is nobody, or the network as a whole; the name "0" is not.
 * @typedef {number | string} NodeId
 *
 * A graph, its kind as the scenario writes it; `places` are the identifiers in its own order, those
 * of nodes that join later last.
 * @typedef {{kind: string, places: NodeId[], links: [NodeId, NodeId][]}} Graph
 * @typedef {{name: string, category: string}} KindInfo
 * @typedef {{formula: string, holds?: string, value?: number}} TheoryCost
 * @typedef {{text: string, indent: number, part?: string}} ListingLine
 * @typedef {{id: string, name: string, year: number, topology: string, anonymous: boolean,
 *   ring: boolean, bothWays: boolean, lockStep: boolean, graph?: Graph,
 *   promises: {properties: string[], while: string[], within: string, when: string}[],
 *   kinds: KindInfo[], listing: ListingLine[],
 *   theory: {costs: string, applies: boolean, best: TheoryCost, mean: TheoryCost,
 *     worst: TheoryCost}}} Algorithm
 * @typedef {{tick: number, action: string}} Fault
 * @typedef {{type: "opened", scenario: string, length: number, until: number, delta: number,
 *   faults: Fault[], algorithms: Algorithm[], measures: Heading[]}} Opened
 *
 * @typedef {{timer: string, setAt: number, due: number}} Pending
 * @typedef {{id: NodeId, status: "up"|"paused"|"crashed"|"left", role: string, leader: NodeId,
 *   term: number, suspect: NodeId, fields: Record<string, string>, timers: Pending[],
 *   sent: number, received: number}} NodeState
 * @typedef {{number: number, from: NodeId, to: NodeId, kind: string, content: string,
 *   sentAt: number, due: number, turned?: {at: number, part: number}}} InFlight `turned` where a
 *   delay has met it, see Store
 * @typedef {{from: number, phase: Phase}} PhaseInterval
 * @typedef {"leaderless"|"disagreeing"|"electing"|"agreed"|"split"} Phase
 * @typedef {{term?: number, startedAt: number, agreedAt?: number, quietAt?: number,
 *   initiators: NodeId[], leader?: NodeId, sent: number}} Election
 * @typedef {{sent: number, delivered: number, lost: number, blocked: number, toDead: number,
 *   duplicated: number, bits: number, inFlight: number, election: number, announce: number,
 *   detect: number, transport: number, store: number, byKind: Record<string, number>}} Messages
 * @typedef {{tick: number, action: string, why: string}} Futile a fault that did nothing
 *
 * How a run stands; its latest elections by number, from 0, and in a list.
 * @typedef {{phase: Phase, outcome?: string, means?: string, leader?: NodeId, error?: string,
 *   stillSince?: number, messages: Messages, electionCount: number,
 *   elections: Record<string, Election>}} Summary
 * @typedef {Omit<Summary, "elections"> & {elections: Election[]}} Standing
 * @typedef {{from: number, to: number | null, label: string, text: string}} Violation
 * @typedef {{id: string, name: string, verdict: string, reason: string, count?: number,
 *   violations?: Violation[]}} Judgement
 * @typedef {{field: string, before: string, after: string}} Change
 *
 * @typedef {{number: number, tick: number, type: string, node?: NodeId, cause?: number,
 *   lines?: number[], source?: number, changes?: Change[], to?: NodeId, from?: NodeId,
 *   kind?: string, content?: string, due?: number, reason?: string, timer?: string, role?: string,
 *   term?: number, leader?: NodeId, suspect?: NodeId, trusted?: NodeId, action?: string,
 *   text?: string, error?: string}} RunEvent
 *
 * @typedef {{key: string, label: string, title: string}} Heading
 * @typedef {{key: string, values: (number | null)[], best: number[]}} Figures
 * @typedef {Heading & Figures} Row
 * @typedef {{by: "event"|"detection"|"agreement", length: number, meeting?: number,
 *   phases: (number | null)[]}} Alignment
 * @typedef {{type: "keyframe", tick: number, table: Figures[], uneven?: string,
 *   alignment?: Alignment,
 *   panels: (Summary & {tick: number, nodes: NodeState[], inFlight: InFlight[],
 *     moreInFlight: number, lane: PhaseInterval[], futile: Futile[],
 *     properties: Judgement[]})[]}} Keyframe
 *
 * What has changed since the frame before: of the summary and of each node as a JSON merge patch
 * (RFC 7396), of properties and of the table what is other than before. What is as it was is not
 * there. A field that a handler has changed is told in its event, with what it was before only
 * where that is not what was told last.
 * @typedef {{type: "ticks", from: number, to: number, table?: Figures[], uneven?: string,
 *   panels: (Partial<Summary> & {from: number, tick: number, events?: RunEvent[],
 *     nodes?: (Partial<NodeState> & {id: NodeId})[], lane?: PhaseInterval[], futile?: Futile[],
 *     properties?: Judgement[]})[]}} Ticks
 * @typedef {{type: "clock", playing: boolean, speed: number, tick: number}} Clock
 * @typedef {{type: "refused", code: string, key: string, message: string}} Refused
 * @typedef {Opened | Keyframe | Ticks | Clock | Refused} Frame
 */
export {};
