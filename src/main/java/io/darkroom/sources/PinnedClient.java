package io.darkroom.sources;

import io.darkroom.platform.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client for sources: it connects to addresses that the policy checked and to nothing
 * else, by no proxy, and does nothing on its own that a server could ask it for.
 */
final class PinnedClient {

  /** More than one node can have slots (50), so that a source never waits for another. */
  private static final int CONNECTIONS = 100;

  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER_LINE_BYTES = 16 * 1024;

  private PinnedClient() {}

  static CloseableHttpClient create(UrlPolicy policy, Settings.Imports settings) {
    return HttpClientBuilder.create()
        .setConnectionManager(connections(policy, settings))
        // A route planner of our own: the default one may follow the proxies of the JVM.
        .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
        // A connection that is used again may have gone stale, and there are no retries.
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setDefaultRequestConfig(requests(settings))
        .setUserAgent("Darkroom")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static HttpClientConnectionManager connections(
      UrlPolicy policy, Settings.Imports settings) {
    Timeout idle = Timeout.of(settings.idleTimeout());
    Http1Config limits =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_HEADER_LINE_BYTES)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new PolicyDnsResolver(policy))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(idle).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(idle)
                .build())
        .setMaxConnTotal(CONNECTIONS)
        .setMaxConnPerRoute(CONNECTIONS)
        .build();
  }

  private static RequestConfig requests(Settings.Imports settings) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
        .setResponseTimeout(Timeout.of(settings.idleTimeout()))
        .setAuthenticationEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private record PolicyDnsResolver(UrlPolicy policy) implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return policy.addresses(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
