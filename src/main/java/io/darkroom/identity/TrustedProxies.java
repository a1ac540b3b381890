package io.darkroom.identity;

import io.darkroom.platform.settings.AddressBlock;
import io.darkroom.platform.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The proxies whose word on the client ({@code X-Forwarded-*}) counts. */
@Singleton
public class TrustedProxies {

  private final List<AddressBlock> blocks;

  @Inject
  public TrustedProxies(Settings settings) {
    blocks = settings.http().trustedProxies();
  }

  /**
   * Whether a request came through one of them.
   *
   * @param remoteAddress the IP address at the other end of the connection
   */
  public boolean include(String remoteAddress) {
    return blocks.stream().anyMatch(block -> block.contains(remoteAddress));
  }
}
