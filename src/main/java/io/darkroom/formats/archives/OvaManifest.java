package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checksums that an OVA states of its files (DSP0243, 5.1). */
final class OvaManifest {

  private static final Pattern LINE =
      Pattern.compile("([A-Za-z0-9-]{1,16}) ?\\((.+)\\) ?= ?([0-9A-Fa-f]{1,128})");
  private static final Map<String, String> ALGORITHMS =
      Map.of("SHA1", "SHA-1", "SHA256", "SHA-256", "SHA512", "SHA-512");

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final List<Line> lines = new ArrayList<>();

  private record Line(String algorithm, String name, String digest) {}

  private OvaManifest() {}

  static OvaManifest read(byte[] content) {
    OvaManifest manifest = new OvaManifest();
    String text = new String(content, StandardCharsets.UTF_8);
    (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(manifest::add);
    return manifest;
  }

  private void add(String text) {
    Matcher line = LINE.matcher(text);
    OvaProblems.requireSound(line.matches() && line.group(3).length() % 2 == 0);
    String name = line.group(1).toUpperCase(Locale.ROOT).replace("-", "");
    OvaProblems.requireKnown(ALGORITHMS.containsKey(name));
    lines.add(
        new Line(
            ALGORITHMS.getOrDefault(name, ""),
            TarMember.plain(line.group(2)),
            line.group(3).toLowerCase(Locale.ROOT)));
  }

  /**
   * Reads a file and compares it with every checksum that is stated of it, of which there must be
   * one.
   *
   * @throws ProblemException ARCHIVE_CHECKSUM_DIFFERS, or FORMAT_DAMAGED if none is stated
   * @throws InterruptedIOException if it is to stop
   */
  void verify(TarBytes archive, TarMember file, BooleanSupplier stopped) throws IOException {
    List<Line> stated = lines.stream().filter(line -> line.name().equals(file.name())).toList();
    OvaProblems.requireSound(!stated.isEmpty());
    Map<String, MessageDigest> digests = new HashMap<>();
    stated.forEach(line -> digests.computeIfAbsent(line.algorithm(), OvaManifest::digest));
    archive.read(
        file,
        piece -> digests.values().forEach(digest -> digest.update(piece.duplicate())),
        stopped);
    Map<String, String> found = new HashMap<>();
    digests.forEach((name, digest) -> found.put(name, HexFormat.of().formatHex(digest.digest())));
    if (!stated.stream().allMatch(line -> line.digest().equals(found.get(line.algorithm())))) {
      throw new ProblemException(Problem.ARCHIVE_CHECKSUM_DIFFERS);
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
