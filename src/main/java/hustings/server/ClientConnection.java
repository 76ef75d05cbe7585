package hustings.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The connection of a client, which can be asked whether the client is still there.
 *
 * <p>While a request is being answered nobody reads the connection, so that its end would not be
 * noticed. Whoever works for it reads here; what had come is kept for the request it belongs to. A
 * client that has ended only its own half is taken for gone, too: browsers and programs that want
 * an answer do not. So is one that has sent very much ahead, behind which its end would hide.
 */
final class ClientConnection extends SocketChannelEndPoint {
    private static final int MOST_AHEAD = 16_384;
    private static final int READ_AT_ONCE = 4_096;

    private final Executor executor;
    private final String address;
    private ByteBuffer ahead = BufferUtil.EMPTY_BUFFER;
    private boolean isSocket;
    private long headBegunAt;
    private boolean inHead;

    ClientConnection(SocketChannel channel, ManagedSelector selector, SelectionKey key,
            Scheduler scheduler, Executor executor) throws IOException {
        super(channel, selector, key, scheduler);
        this.executor = executor;
        address = channel.getRemoteAddress() instanceof InetSocketAddress seen
                ? ClientAddress.of(seen.getAddress()) : "";
    }

    /** Tells whether whoever sent a request is still there to be answered. */
    static BooleanSupplier of(Context context) {
        Request request = ServletContextRequest.getServletContextRequest(context.req());
        return request.getConnectionMetaData().getConnection().getEndPoint()
                instanceof ClientConnection client ? client::isThere : () -> true;
    }

    /** Tells the connection of a request that the head of the request has come. */
    static void headIsComplete(Request request) {
        if (request.getConnectionMetaData().getConnection().getEndPoint()
                instanceof ClientConnection client) {
            client.endHead();
        }
    }

    private synchronized void endHead() {
        inHead = false;
    }

    /** From where it is: an address, or a network of version 6. */
    String address() {
        return address;
    }

    /** Whether the head of a request began to come before this, and has not come to its end. */
    synchronized boolean isInHeadSince(long nanos) {
        return inHead && !isSocket && headBegunAt - nanos < 0;
    }

    /** Whether the client is still there. */
    synchronized boolean isThere() {
        if (!isOpen() || isInputShutdown() || ahead.remaining() > MOST_AHEAD) {
            return false;
        }
        if (isSocket) {
            return true;
        }
        try {
            ByteBuffer more = BufferUtil.allocate(READ_AT_ONCE);
            int filled = super.fill(more);
            if (filled > 0) {
                ahead = joined(ahead, more);
            }
            return filled >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first).put(second).flip();
    }

    @Override
    public synchronized int fill(ByteBuffer buffer) throws IOException {
        int filled;
        if (ahead.hasRemaining()) {
            int position = BufferUtil.flipToFill(buffer);
            filled = BufferUtil.put(ahead, buffer);
            BufferUtil.flipToFlush(buffer, position);
        } else {
            filled = super.fill(buffer);
        }
        if (filled > 0 && !inHead) {
            inHead = true;
            headBegunAt = System.nanoTime();
        }
        return filled;
    }

    @Override
    protected void needsFillInterest() {
        if (hasAhead()) {
            // Nothing more may come for which the selector would wake up.
            executor.execute(() -> getFillInterest().fillable());
        } else {
            super.needsFillInterest();
        }
    }

    private synchronized boolean hasAhead() {
        return ahead.hasRemaining();
    }

    @Override
    public void upgrade(Connection connection) {
        synchronized (this) {
            isSocket = true;
        }
        super.upgrade(connection);
    }
}
