package hustings.live.maelstrom;

/** What is counted of messages: each that was sent has one of the other fates, or is on its way. */
enum Fate { SENT, DELIVERED, LOST, BLOCKED, TO_DEAD }
