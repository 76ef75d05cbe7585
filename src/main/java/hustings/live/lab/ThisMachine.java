package hustings.live.lab;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The machine on which a group of the exercise lives: all of it on one. */
final class ThisMachine {
    private ThisMachine() {}

    /** Whether an address is one of this machine's. */
    static boolean has(Endpoint address) {
        InetAddress host = address.hostAddress();
        try {
            return host.isLoopbackAddress() || !host.isAnyLocalAddress()
                    && NetworkInterface.getByInetAddress(host) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
