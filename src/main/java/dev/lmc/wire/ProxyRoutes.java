package dev.lmc.wire;

import dev.lmc.target.ForwardProxies;
import dev.lmc.target.ForwardProxy;
import java.net.URI;
import java.util.Optional;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.conn.DefaultSchemePortResolver;
import org.apache.http.protocol.HttpContext;

/**
 * Routes requests through the forward proxy of their host. A tunnel to an https host is asked for by the host's name
 * alone; the proxy's own name and password go to nobody else.
 */
final class ProxyRoutes extends DefaultRoutePlanner {
    private final ForwardProxies proxies;

    ProxyRoutes(ForwardProxies proxies) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.proxies = proxies;
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpRequest request, HttpContext context) throws HttpException {
        Optional<ForwardProxy> proxy = proxies.to(URI.create(target.toURI()));
        proxy.ifPresent(found -> HttpClientContext.adapt(context).setCredentialsProvider(credentials(found)));
        return proxy.map(found ->
                        new HttpHost(found.host(), found.port(), found.url().getScheme()))
                .orElse(null);
    }

    private static CredentialsProvider credentials(ForwardProxy proxy) {
        CredentialsProvider credentials = new BasicCredentialsProvider();
        proxy.user()
                .ifPresent(user -> credentials.setCredentials(
                        new AuthScope(proxy.host(), proxy.port()),
                        new UsernamePasswordCredentials(user, proxy.password())));
        return credentials;
    }
}
