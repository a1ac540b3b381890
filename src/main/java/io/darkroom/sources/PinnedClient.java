package io.darkroom.sources;

import io.darkroom.platform.settings.SourceSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
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
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client that connects to addresses that the policy checked and to nothing else, by no
 * proxy, and does nothing on its own that a server could ask it for.
 */
final class PinnedClient {

  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER_LINE_BYTES = 16 * 1024;

  private PinnedClient() {}

  static CloseableHttpClient create(UrlPolicy policy, SourceSettings settings) {
    return create(policy, ClientLimits.of(settings), TrustedCertificates.context(settings.trust()));
  }

  static CloseableHttpClient create(UrlPolicy policy, ClientLimits limits) {
    return create(policy, limits, SSLContexts.createDefault());
  }

  private static CloseableHttpClient create(
      UrlPolicy policy, ClientLimits limits, SSLContext trusted) {
    boolean reuse = !limits.reuse().isZero();
    return HttpClientBuilder.create()
        .setConnectionManager(connections(policy, limits, trusted))
        // A route planner of our own: the default one may follow the proxies of the JVM.
        .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
        .setConnectionReuseStrategy(
            (request, response, context) ->
                reuse
                    && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(
                        request, response, context))
        .setKeepAliveStrategy((response, context) -> TimeValue.of(limits.reuse()))
        .setDefaultRequestConfig(requests(limits))
        .setUserAgent("Darkroom")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  private static HttpClientConnectionManager connections(
      UrlPolicy policy, ClientLimits limits, SSLContext trusted) {
    Timeout idle = Timeout.of(limits.silence());
    Http1Config head =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_HEADER_LINE_BYTES)
            .build();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new PolicyDnsResolver(policy))
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(head).build())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(idle).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(limits.connect()))
                .setSocketTimeout(idle)
                .build())
        .setMaxConnTotal(limits.connections())
        .setMaxConnPerRoute(limits.connections())
        .build();
  }

  private static RequestConfig requests(ClientLimits limits) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(Timeout.of(limits.connect()))
        .setResponseTimeout(Timeout.of(limits.silence()))
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
