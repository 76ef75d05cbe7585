"""What Python makes of pickles: reads one a line, in digits, and writes it in all protocols."""
import pickle
import sys

for line in sys.stdin:
    value = pickle.loads(bytes.fromhex(line))
    written = [pickle.dumps(value, protocol) for protocol in range(6)]
    print(*(each.hex() for each in written + [repr(value).encode()]), flush=True)
