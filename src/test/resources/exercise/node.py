"""A node of the course exercise as a student writes it: real pickle, real sockets, no library.

python3 node.py GCD_PORT DAYS NUMBER DIALECT, where the dialect is A1 or B. It reads commands from
its standard input (closed, mute, recover, quit), and prints a line for whatever a test waits for.
"""
import pickle
import random
import socket
import sys
import threading

WORDS = {
    'A1': ('JOIN', 'ELECTION', 'OK', 'COORDINATOR'),
    'B': ('HOWDY', 'ELECT', 'GOT_IT', 'I_AM_LEADER'),
}
ANSWER_SECONDS = 0.15
LEADER_SECONDS = 0.6
PROBE_SECONDS = (0.02, 0.06)
BUFFER = 4096


class Node:
    def __init__(self, gcd_port, pid, dialect):
        self.gcd = ('127.0.0.1', gcd_port)
        self.pid = pid
        self.dialect = dialect
        self.join_word, self.elect_word, self.ok_word, self.victory_word = WORDS[dialect]
        self.members = {}
        self.leader = None
        self.electing = False
        self.answered = False
        self.mute = False
        self.listener = None
        self.address = ('127.0.0.1', 0)
        self.lock = threading.RLock()
        self.heard = threading.Condition(self.lock)

    def say(self, words):
        print(words, flush=True)

    def listen(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(self.address)
        self.listener.listen(50)
        self.address = self.listener.getsockname()
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def accept(self, listener):
        while True:
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(peer,), daemon=True).start()

    def serve(self, peer):
        with peer:
            peer.settimeout(5)
            try:
                message = pickle.loads(peer.recv(BUFFER))
                if self.mute:
                    peer.recv(BUFFER)
                    return
                answer = self.handle(message)
                if answer is not None:
                    peer.sendall(pickle.dumps(answer))
            except (OSError, EOFError):
                return

    def handle(self, message):
        word, data = message if isinstance(message, tuple) else (message, None)
        with self.lock:
            if isinstance(data, dict):
                for pid, address in data.items():
                    if pid != self.pid:
                        self.members[pid] = address
            if word == self.elect_word:
                if not self.electing:
                    self.start_election()
                return self.ok_word
            if word == self.victory_word:
                self.follow(max(data) if isinstance(data, dict) else data)
                return None
            if word == 'PROBE':
                return self.ok_word
        raise ValueError('unexpected message: ' + repr(message))

    def follow(self, leader):
        with self.lock:
            self.electing = False
            changed = leader != self.leader
            self.leader = leader
            self.heard.notify_all()
        if changed and leader is not None:
            self.say('leader %d,%d' % leader)
        if leader is not None and leader < self.pid:
            self.start_election()

    def join(self):
        with socket.create_connection(self.gcd, 5) as gcd:
            gcd.sendall(pickle.dumps((self.join_word, (self.pid, self.address))))
            answer = pickle.loads(gcd.recv(BUFFER))
        if not isinstance(answer, dict):
            raise ValueError(answer)
        with self.lock:
            self.members.update(answer)

    def ask(self, pid, message, seconds):
        try:
            with socket.create_connection(self.members[pid], seconds) as peer:
                peer.sendall(pickle.dumps(message))
                peer.settimeout(seconds)
                raw = peer.recv(BUFFER)
                return pickle.loads(raw) if raw else None
        except OSError:
            return None

    def start_election(self):
        with self.lock:
            self.electing = True
            self.answered = False
        threading.Thread(target=self.elect, daemon=True).start()

    def elect(self):
        while self.electing and not self.silent():
            with self.lock:
                self.answered = False
                higher = [pid for pid in self.members if pid > self.pid]
                members = dict(self.members)
            asking = [threading.Thread(target=self.ask_higher, args=(pid, members), daemon=True)
                      for pid in higher]
            for thread in asking:
                thread.start()
            with self.lock:
                if higher:
                    self.heard.wait_for(lambda: self.answered or not self.electing,
                                        ANSWER_SECONDS)
                if not self.electing or self.silent():
                    return
                if not self.answered:
                    break
                self.heard.wait_for(lambda: not self.electing, LEADER_SECONDS)
        else:
            return
        self.follow(self.pid)
        self.announce()

    def ask_higher(self, pid, members):
        if self.ask(pid, (self.elect_word, members), ANSWER_SECONDS) is not None:
            with self.lock:
                self.answered = True
                self.heard.notify_all()

    def announce(self):
        with self.lock:
            others = [pid for pid in self.members if pid != self.pid]
            data = self.pid if self.dialect == 'B' else {
                pid: address for pid, address in self.members.items() if pid <= self.pid}
        for pid in others:
            threading.Thread(target=self.ask, args=(pid, (self.victory_word, data), 1),
                             daemon=True).start()

    def silent(self):
        return self.mute or self.listener is None

    def probe_for_ever(self):
        while True:
            threading.Event().wait(random.uniform(*PROBE_SECONDS))
            with self.lock:
                leader = self.leader
                busy = self.electing or self.silent()
            if leader is None or leader == self.pid or busy:
                continue
            if self.ask(leader, ('PROBE', None), 0.5) is None and not self.silent():
                with self.lock:
                    if leader != self.leader or self.electing:
                        continue
                    self.leader = None
                self.join()
                self.start_election()

    def fall_silent(self, how):
        with self.lock:
            self.leader = None
            self.electing = False
            self.heard.notify_all()
            self.mute = how == 'mute'
            if how == 'closed':
                # A thread in accept keeps a socket open that is only closed.
                self.listener.shutdown(socket.SHUT_RDWR)
                self.listener.close()
                self.listener = None
        self.say('silent')

    def recover(self):
        with self.lock:
            self.mute = False
            if self.listener is None:
                self.listen()
        self.say('recovered')
        self.join()
        self.start_election()


def main():
    gcd_port, days, number, dialect = sys.argv[1:]
    node = Node(int(gcd_port), (int(days), int(number)), dialect)
    node.listen()
    node.join()
    node.say('joined')
    node.start_election()
    threading.Thread(target=node.probe_for_ever, daemon=True).start()
    for line in sys.stdin:
        command = line.strip()
        if command in ('closed', 'mute'):
            node.fall_silent(command)
        elif command == 'recover':
            node.recover()
        else:
            return


main()
