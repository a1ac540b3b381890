package io.darkroom.sources;

import io.darkroom.platform.settings.SourceSettings;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A reader with its policy, for the length of a test. */
final class Sources implements AutoCloseable {

  static final String PROJECT = "project";
  static final long NO_CAP = Long.MAX_VALUE;

  private final UrlPolicy policy;
  private final SourceReader reader;

  Sources(SourceSettings settings) {
    this(settings, InetAddress::getAllByName);
  }

  Sources(SourceSettings settings, HostResolver resolver) {
    policy = new UrlPolicy(settings, resolver);
    reader = new SourceReader(policy, settings);
  }

  Source open(URI uri) {
    return open(uri, NO_CAP);
  }

  Source open(URI uri, long sizeCap) {
    return reader.request(PROJECT, uri, sizeCap).open();
  }

  SourceRequest request(URI uri) {
    return reader.request(PROJECT, uri, NO_CAP);
  }

  SourceRequest request(String project, URI uri) {
    return reader.request(project, uri, NO_CAP);
  }

  /** How many hosts and projects have a download. */
  int places() {
    return reader.places();
  }

  /** Reads a source to its end. */
  String read(URI uri) {
    try (Source source = open(uri)) {
      return read(source);
    }
  }

  static String read(Source source) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1000];
    for (int count = 0; count >= 0; count = source.read(buffer, 0, buffer.length)) {
      all.write(buffer, 0, count);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    policy.close();
    reader.close();
  }
}
