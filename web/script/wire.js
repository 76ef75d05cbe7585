// @ts-check
/**
 * What travels as a record of Java. WireTypesTest writes this from the records.
 *
 * A node: the number that it is called, or its name where that is not a whole number
 * from 1 on. 0 is nobody, or the network as a whole; the name "0" is not.
 * @typedef {number | string} NodeId
 * @typedef {{timer: string, setAt: number, due: number}} Pending
 * @typedef {{id: NodeId, status: "absent"|"up"|"paused"|"crashed"|"left",
 *   role: "follower"|"candidate"|"leader", leader: NodeId, term: number, suspect: NodeId,
 *   fields: Record<string, string>, timers: Pending[], sent: number, received: number}} NodeState
 * @typedef {{number: number, from: NodeId, to: NodeId, kind: string, content: string,
 *   sentAt: number, due: number}} InFlight
 * @typedef {{from: number,
 *   phase: "leaderless"|"disagreeing"|"electing"|"agreed"|"split"}} PhaseInterval
 * @typedef {{term?: number, startedAt: number, agreedAt?: number, quietAt?: number,
 *   initiators: NodeId[], leader?: NodeId, sent: number}} Election
 * @typedef {{sent: number, delivered: number, lost: number, blocked: number, toDead: number,
 *   duplicated: number, bits: number, inFlight: number, election: number, announce: number,
 *   detect: number, transport: number, store: number, byKind: Record<string, number>}} Messages
 * @typedef {{tick: number, action: string, why: string}} Futile
 * @typedef {{from: number, to: number | null, label: string, text: string}} Violation
 * @typedef {{field: string, before: string, after: string}} Change
 * @typedef {{action?: string, content?: string, due?: number, error?: string, from?: NodeId,
 *   kind?: string, leader?: NodeId, reason?: "loss"|"partition"|"crash",
 *   role?: "follower"|"candidate"|"leader", suspect?: NodeId, term?: number, text?: string,
 *   timer?: string, to?: NodeId, trusted?: NodeId}} EventParts
 */
export {};
