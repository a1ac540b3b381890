package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * An open virtual appliance (DMTF DSP0243): a tar archive of a descriptor, a disk and what else
 * there is. Says where in it the disk lies; names in it are compared with each other and used for
 * nothing else.
 */
public final class Ova {

  private static final int LONGEST_DESCRIPTOR = 1 << 20;
  private static final int LONGEST_MANIFEST = 1 << 18;
  private static final int LONGEST_VALUE = 1024;

  private final TarMember disk;
  private final Map<String, String> properties;

  private Ova(TarMember disk, Map<String, String> properties) {
    this.disk = disk;
    this.properties = properties;
  }

  /**
   * Reads the headers and the descriptor, and all of the disk if there is a manifest to verify it
   * with.
   *
   * @param archive all of its bytes; its position is changed and it is not closed
   * @param wantedProperties the names of what the descriptor says of the product that are wanted:
   *     keys of its properties, or Product, Vendor, Version, FullVersion, ProductUrl, VendorUrl
   * @param stopped whether nobody waits for it any more
   * @throws io.darkroom.problems.ProblemException FORMAT_MISMATCH if it is no archive,
   *     FORMAT_DAMAGED, FORMAT_FEATURE_UNKNOWN; FORMAT_REFERS_ELSEWHERE if a file of the descriptor
   *     is not in the archive; ARCHIVE_DISKS if it has none or several disks;
   *     ARCHIVE_CHECKSUM_DIFFERS
   * @throws java.io.InterruptedIOException if it was stopped
   * @throws IOException if the archive cannot be read
   */
  public static Ova read(
      SeekableByteChannel archive, Collection<String> wantedProperties, BooleanSupplier stopped)
      throws IOException {
    TarBytes bytes = new TarBytes(archive);
    Map<String, TarMember> members = plainMembers(bytes);
    List<TarMember> descriptors = named(members, ".ovf");
    OvaProblems.requireSound(descriptors.size() == 1);
    OvfDescriptor descriptor =
        OvfDescriptor.read(bytes.read(descriptors.get(0), LONGEST_DESCRIPTOR));
    TarMember disk = disk(descriptor, members);
    List<TarMember> manifests = named(members, ".mf");
    OvaProblems.requireSound(manifests.size() <= 1);
    for (TarMember manifest : manifests) {
      OvaManifest stated = OvaManifest.read(bytes.read(manifest, LONGEST_MANIFEST));
      stated.verify(bytes, descriptors.get(0), stopped);
      stated.verify(bytes, disk, stopped);
    }
    return new Ova(disk, wanted(descriptor.product(), wantedProperties));
  }

  /** Where the disk begins in the archive, in bytes. */
  public long diskOffset() {
    return disk.offset();
  }

  /** How many bytes of the archive the disk has; all of them are there. */
  public long diskLength() {
    return disk.length();
  }

  /** The properties that were wanted and are there, by the names that were asked for. */
  public Map<String, String> properties() {
    return properties;
  }

  /** Files in directories of the archive are no part of the package. */
  private static Map<String, TarMember> plainMembers(TarBytes archive) throws IOException {
    Map<String, TarMember> members = new LinkedHashMap<>();
    for (TarMember member : TarMembers.read(archive)) {
      if (member.isPlain()) {
        OvaProblems.requireSound(members.put(member.name(), member) == null);
      }
    }
    return members;
  }

  private static List<TarMember> named(Map<String, TarMember> members, String ending) {
    return members.values().stream()
        .filter(member -> member.name().toLowerCase(Locale.ROOT).endsWith(ending))
        .toList();
  }

  private static TarMember disk(OvfDescriptor descriptor, Map<String, TarMember> members) {
    descriptor.files().values().forEach(file -> file.in(members));
    OvaProblems.requireOneDisk(descriptor.disks().size() == 1);
    return Optional.ofNullable(descriptor.files().get(descriptor.disks().get(0)))
        .orElseThrow(() -> OvaProblems.problem(Problem.FORMAT_DAMAGED))
        .in(members);
  }

  private static Map<String, String> wanted(Map<String, String> product, Collection<String> names) {
    return names.stream()
        .distinct()
        .filter(product::containsKey)
        .filter(name -> isStorable(product.getOrDefault(name, "")))
        .collect(
            Collectors.toUnmodifiableMap(name -> name, name -> product.getOrDefault(name, "")));
  }

  /** What no property can be, or should be, is left out: the disk is worth importing without it. */
  private static boolean isStorable(String value) {
    return value.length() <= LONGEST_VALUE && value.chars().noneMatch(Character::isISOControl);
  }
}
