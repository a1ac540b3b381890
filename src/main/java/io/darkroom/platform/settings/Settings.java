package io.darkroom.platform.settings;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All settings, checked. What each one means stands in {@code microprofile-config.properties},
 * where also the defaults are.
 *
 * @param policy who may do what: the text of each rule by its name
 */
public record Settings(
    Path dataDirectory,
    Optional<String> node,
    Datasource datasource,
    Http http,
    ApiSettings api,
    IdentitySettings identity,
    Map<String, String> policy,
    Tasks tasks,
    QueueSettings queue,
    Images images,
    StoreSettings stores,
    SourceSettings sources,
    ProcessingSettings processing,
    WebhookSettings webhooks,
    Duration shutdownGrace,
    String loggingLevel) {

  /** What the name of a rule's setting begins with. */
  public static final String POLICY = "darkroom.policy.";

  /** As it is written in a file, or as a variable of the environment. */
  private static final Pattern POLICY_NAME =
      Pattern.compile("(?:darkroom\\.policy\\.|DARKROOM_POLICY_)(.+)");

  public record Datasource(String url, String user, Secret password) {

    /** What MariaDB takes unquoted, and finds again whatever it thinks of capitals. */
    private static final Pattern MARIADB =
        Pattern.compile("jdbc:mariadb:[^/?]*//[^/?]*/([a-z_][a-z0-9_]*)(\\?.*)?");

    /** The name of the database on a MariaDB server; empty for the other databases. */
    public Optional<String> mariadb() {
      return Optional.of(MARIADB.matcher(url))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1));
    }
  }

  public record Http(
      InetAddress address,
      int port,
      int maxBodySize,
      Duration bodyTimeout,
      int maxFollowers,
      List<AddressBlock> trustedProxies,
      List<String> allowedOrigins) {

    /** Whether the operator named this origin (RFC 6454); {@code *} names none. */
    public boolean namesOrigin(String origin) {
      return allowedOrigins.stream().anyMatch(named -> named.equalsIgnoreCase(origin));
    }
  }

  public record Tasks(
      int slots,
      Duration pollInterval,
      Duration heartbeat,
      int maxCrashes,
      Duration timeToLive,
      Duration expiryInterval,
      Duration batchRetention,
      Duration reconcileInterval) {}

  /**
   * Limits.
   *
   * @param sizeCap bytes
   * @param maxImages of a project; 0 is no limit, as for the next two
   * @param maxBytes of a project's images
   * @param maxStagedBytes of a project
   * @param uploadPace the longest time that a mebibyte of an upload may take
   */
  public record Images(
      long sizeCap,
      int maxProperties,
      int maxTags,
      int maxMembers,
      long maxImages,
      long maxBytes,
      long maxStagedBytes,
      Duration uploadPace) {}

  /**
   * Reads every setting.
   *
   * @param source gives the text of a setting by its name
   * @param names of the settings that there are, for those that nobody can name beforehand
   * @throws SettingException for the first value that does not fit
   */
  public static Settings read(Function<String, Optional<String>> source, Collection<String> names) {
    SettingReader reader = new SettingReader(source);
    return new Settings(
        dataDirectory(reader),
        node(reader),
        datasource(reader),
        http(reader),
        ApiSettings.read(reader),
        IdentitySettings.read(reader),
        policy(reader, names),
        tasks(reader),
        QueueSettings.read(reader),
        images(reader),
        StoreSettings.read(reader),
        SourceSettings.read(reader),
        ProcessingSettings.read(reader),
        WebhookSettings.read(reader),
        reader.duration("darkroom.shutdown.grace", Duration.ZERO, Duration.ofHours(1)),
        reader.oneOf("darkroom.logging.level", "ERROR", "WARN", "INFO", "DEBUG", "TRACE"));
  }

  /** The schedule's column is the narrowest of those that it stands in. */
  private static Optional<String> node(SettingReader reader) {
    Optional<String> node = reader.optional("darkroom.node");
    if (node.filter(name -> name.length() > 50).isPresent()) {
      throw new SettingException("darkroom.node", "a name of 50 characters at most");
    }
    return node;
  }

  private static Path dataDirectory(SettingReader reader) {
    Path directory = reader.path("darkroom.data-dir");
    if (directory.toString().contains(";")) {
      // It stands in the URL of the embedded database, where that begins an option.
      throw new SettingException("darkroom.data-dir", "a path without a semicolon");
    }
    return directory;
  }

  private static Datasource datasource(SettingReader reader) {
    String password = "darkroom.datasource.password";
    Datasource datasource =
        new Datasource(
            reader.text("darkroom.datasource.url"),
            reader.text("darkroom.datasource.user"),
            reader.secret(password).orElseThrow(() -> new SettingException(password, "set")));
    String url = datasource.url();
    if (!url.startsWith("jdbc:h2:")
        && !url.startsWith("jdbc:postgresql:")
        && datasource.mariadb().isEmpty()) {
      throw new SettingException(
          "darkroom.datasource.url",
          "a JDBC URL that begins with jdbc:h2: or jdbc:postgresql:, or jdbc:mariadb://HOST/NAME"
              + " with a name of small letters, digits and underscores");
    }
    return datasource;
  }

  private static Http http(SettingReader reader) {
    return new Http(
        address(reader.text("darkroom.http.address")),
        reader.integer("darkroom.http.port", 1, 65535),
        reader.integer("darkroom.http.max-body-size", 1024, 64 * 1024 * 1024),
        reader.duration("darkroom.http.body-timeout", Duration.ofSeconds(1), Duration.ofHours(1)),
        reader.integer("darkroom.http.max-followers", 0, 100_000),
        reader.addresses("darkroom.http.trusted-proxies"),
        origins(reader));
  }

  private static Map<String, String> policy(SettingReader reader, Collection<String> names) {
    return names.stream()
        .map(POLICY_NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> name.group(1).toLowerCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.toUnmodifiableMap(rule -> rule, rule -> reader.text(POLICY + rule)));
  }

  private static InetAddress address(String text) {
    try {
      return AddressBlock.literal(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw new SettingException("darkroom.http.address", "an IP address");
    }
  }

  private static List<String> origins(SettingReader reader) {
    List<String> origins = reader.list("darkroom.http.cors.allowed-origins");
    if (!origins.stream().allMatch(origin -> origin.matches("\\*|[a-z][a-z0-9+.-]*://[^/?#]+"))) {
      throw new SettingException(
          "darkroom.http.cors.allowed-origins", "* or a list of origins (https://host:port)");
    }
    return origins;
  }

  private static Tasks tasks(SettingReader reader) {
    return new Tasks(
        reader.integer("darkroom.tasks.slots", 1, 32),
        reader.duration(
            "darkroom.tasks.poll-interval", Duration.ofMillis(100), Duration.ofMinutes(1)),
        reader.duration("darkroom.tasks.heartbeat", Duration.ofSeconds(1), Duration.ofMinutes(1)),
        reader.integer("darkroom.tasks.max-crashes", 1, 1000),
        reader.duration("darkroom.tasks.time-to-live", Duration.ofSeconds(1), Duration.ofDays(365)),
        reader.duration(
            "darkroom.tasks.expiry-interval", Duration.ofSeconds(1), Duration.ofDays(1)),
        reader.duration(
            "darkroom.tasks.batch-retention", Duration.ofSeconds(1), Duration.ofDays(365)),
        reader.duration(
            "darkroom.tasks.reconcile-interval", Duration.ofSeconds(1), Duration.ofDays(1)));
  }

  private static Images images(SettingReader reader) {
    return new Images(
        reader.bytes("darkroom.images.size-cap", 1, Long.MAX_VALUE),
        reader.integer("darkroom.images.max-properties", 0, 10_000),
        reader.integer("darkroom.images.max-tags", 0, 10_000),
        reader.integer("darkroom.images.max-members", 0, 10_000),
        reader.bytes("darkroom.images.max-per-project", 0, Long.MAX_VALUE),
        reader.bytes("darkroom.images.max-bytes-per-project", 0, Long.MAX_VALUE),
        reader.bytes("darkroom.images.max-staged-bytes-per-project", 0, Long.MAX_VALUE),
        reader.duration("darkroom.images.upload-pace", Duration.ofSeconds(1), Duration.ofHours(1)));
  }
}
