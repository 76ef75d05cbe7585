"""A daemon of the course exercise that is not ours: it reads once, and serves one after another.

python3 gcd.py WORD, where the word is what its nodes join with. It prints the port it listens at.
"""
import pickle
import socket
import sys


def main():
    group = {}
    with socket.socket() as server:
        server.bind(('127.0.0.1', 0))
        server.listen(10)
        print(server.getsockname()[1], flush=True)
        while True:
            peer, _ = server.accept()
            with peer:
                word, data = pickle.loads(peer.recv(1024))
                if word != sys.argv[1]:
                    peer.sendall(pickle.dumps('Unexpected message: ' + word))
                    continue
                pid, address = data
                group[pid] = address
                peer.sendall(pickle.dumps(group))


main()
