#!/usr/bin/env python3
"""A node of Maelstrom that elects as the bully algorithm does, with heartbeats of the leader.

Usage: bully.py [MILLISECONDS]: how long a leader may be silent, 500 by default; heartbeats come
five times as often.
"""
import json
import os
import re
import select
import sys
import time

PATIENCE = float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else 0.5


class Node:
    def __init__(self):
        self.me = None
        self.others = []
        self.leader = None
        self.term = 0
        self.waits_until = None
        self.heard_at = time.monotonic()
        self.beat_at = 0.0

    def say(self, dest, **body):
        print(json.dumps({"src": self.me, "dest": dest, "body": body}), flush=True)

    def follow(self, leader):
        self.heard_at = time.monotonic()
        self.waits_until = None
        if leader != self.leader:
            self.leader = leader
            print("leader", leader, "in term", self.term, file=sys.stderr, flush=True)

    def elect(self):
        self.leader = None
        self.term += 1
        self.heard_at = time.monotonic()
        larger = [n for n in self.others if rank(n) > rank(self.me)]
        for node in larger:
            self.say(node, type="election", term=self.term)
        self.waits_until = time.monotonic() + (PATIENCE / 2 if larger else 0)

    def win(self):
        self.follow(self.me)
        for node in self.others:
            self.say(node, type="coordinator", term=self.term)

    def defend(self, smaller):
        """Keeps a smaller node from leading: as the leader, or by an election."""
        if self.leader == self.me:
            self.say(smaller, type="coordinator", term=self.term)
        elif self.waits_until is None:
            self.elect()

    def tick(self):
        now = time.monotonic()
        if self.me is None:
            return
        if self.waits_until is not None and now >= self.waits_until:
            self.win()
        elif self.leader == self.me and now >= self.beat_at:
            self.beat_at = now + PATIENCE / 5
            for node in self.others:
                self.say(node, type="heartbeat", term=self.term)
        elif self.leader != self.me and now >= self.heard_at + PATIENCE:
            self.elect()

    def hear(self, message):
        src, body = message["src"], message["body"]
        self.term = max(self.term, body.get("term", 0))
        kind = body["type"]
        if kind == "init":
            self.me = body["node_id"]
            self.others = [n for n in body["node_ids"] if n != self.me]
            self.say(src, type="init_ok", in_reply_to=body["msg_id"])
            self.elect()
        elif kind == "leader":
            self.say(src, type="leader_ok", leader=self.leader, term=self.term,
                     in_reply_to=body["msg_id"])
        elif kind == "election":
            self.say(src, type="ok", term=self.term)
            self.defend(src)
        elif kind == "ok":
            self.waits_until = None
            self.heard_at = time.monotonic()
        elif kind in ("coordinator", "heartbeat"):
            if rank(src) > rank(self.me):
                self.follow(src)
            else:
                self.defend(src)
        elif "msg_id" in body:
            self.say(src, type="error", code=10, text="no " + kind,
                     in_reply_to=body["msg_id"])


def rank(name):
    return int(re.sub(r"\D", "", name))


def main():
    node = Node()
    rest = b""
    while True:
        ready, _, _ = select.select([sys.stdin], [], [], PATIENCE / 20)
        if ready:
            read = os.read(sys.stdin.fileno(), 65536)
            if not read:
                return
            *lines, rest = (rest + read).split(b"\n")
            for line in lines:
                node.hear(json.loads(line))
        node.tick()


main()
