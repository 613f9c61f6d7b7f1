package dev.lmc.proxy;

import dev.lmc.target.Endpoints;
import dev.lmc.target.ForwardProxies;
import dev.lmc.target.ForwardProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.conn.ManagedHttpClientConnection;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.impl.client.ProxyClient;

/**
 * The server behind the proxy, with the way to it.
 *
 * @param proxies the forward proxies to it; the calls go through a tunnel, which leaves them as they are
 * @param connectMillis the time limit of each step that opens a connection
 */
record Upstream(URI uri, ForwardProxies proxies, int connectMillis) {

    /**
     * Opens a connection, whose reads have no time limit.
     *
     * @throws IOException if the server or the forward proxy does not accept it in time
     */
    Socket connect() throws IOException {
        HttpHost server = new HttpHost(Endpoints.host(uri).orElseThrow(), Endpoints.usedPort(uri));
        ForwardProxy proxy = proxies.to(uri).orElse(null);
        Socket plain = proxy == null
                ? connected(new InetSocketAddress(server.getHostName(), server.getPort()))
                : tunnel(proxy, server);
        try {
            Socket socket = uri.getScheme().equalsIgnoreCase("https") ? encrypted(plain, server) : plain;
            plain.setSoTimeout(0);
            return socket;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    /** Returns a connection whose reads have the time limit. */
    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(connectMillis);
            socket.connect(address, connectMillis);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private Socket tunnel(ForwardProxy proxy, HttpHost server) throws IOException {
        LimitedConnection connection = new LimitedConnection(connectMillis);
        connection.bind(connected(new InetSocketAddress(proxy.host(), proxy.port())));
        try {
            return new ProxyClient((route, config) -> connection, null, RequestConfig.DEFAULT)
                    .tunnel(
                            new HttpHost(proxy.host(), proxy.port()),
                            server,
                            new UsernamePasswordCredentials(proxy.user().orElse(""), proxy.password()));
        } catch (HttpException | IOException e) {
            connection.shutdown();
            throw new IOException("the proxy " + proxy + " makes no tunnel: " + e.getMessage(), e);
        }
    }

    private static Socket encrypted(Socket plain, HttpHost server) throws IOException {
        SSLSocket secure = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, server.getHostName(), server.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** Returns whether it listens at an address and port of this machine, by whatever name. */
    boolean isAt(InetAddress own, int port) {
        if (Endpoints.usedPort(uri) != port) {
            return false;
        }
        try {
            for (InetAddress address :
                    InetAddress.getAllByName(Endpoints.host(uri).orElseThrow())) {
                if (isSame(address, own)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static boolean isSame(InetAddress address, InetAddress own) throws IOException {
        return address.equals(own)
                || address.isAnyLocalAddress()
                || own.isAnyLocalAddress()
                        && (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null);
    }

    /** A connection to a forward proxy whose reads have a time limit, also after it is opened again. */
    private static final class LimitedConnection extends DefaultBHttpClientConnection
            implements ManagedHttpClientConnection {
        private final int millis;

        LimitedConnection(int millis) {
            super(8 * 1024);
            this.millis = millis;
        }

        @Override
        public void bind(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(millis);
            super.bind(socket);
        }

        @Override
        public Socket getSocket() {
            return super.getSocket();
        }

        @Override
        public SSLSession getSSLSession() {
            return null;
        }

        @Override
        public String getId() {
            return "tunnel";
        }
    }
}
