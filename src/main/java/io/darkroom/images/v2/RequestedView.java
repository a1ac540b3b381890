package io.darkroom.images.v2;

import io.darkroom.http.ListQuery;
import io.darkroom.identity.Caller;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageView;
import io.darkroom.images.MemberStatus;
import io.darkroom.problems.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which of all images a list is about, as its address has it. */
final class RequestedView {

  static final Set<String> NAMES = Set.of("visibility", "member_status", "os_hidden", "owner");

  private static final String ALL = ImageView.ALL;
  private static final List<String> VISIBILITIES = and(ImageDraft.VISIBILITIES.stream());
  private static final List<String> MEMBERSHIPS =
      and(Arrays.stream(MemberStatus.values()).map(MemberStatus::id));

  private RequestedView() {}

  private static List<String> and(Stream<String> values) {
    return Stream.concat(values, Stream.of(ALL)).toList();
  }

  /**
   * Reads the parameters of {@link #NAMES}.
   *
   * @throws ProblemException for a value that no image can have
   */
  static ImageView of(ListQuery query, Caller caller) {
    return new ImageView(
        caller,
        query.oneOf("visibility", VISIBILITIES),
        membership(query),
        hidden(query),
        query.last("owner"));
  }

  private static Optional<MemberStatus> membership(ListQuery query) {
    String said = query.oneOf("member_status", MEMBERSHIPS).orElse(MemberStatus.ACCEPTED.id());
    return MemberStatus.of(said);
  }

  /** In Glance capitals do not count here, as they do elsewhere. */
  private static boolean hidden(ListQuery query) {
    List<String> values =
        query.all("os_hidden").stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    return new ListQuery(Map.of("os_hidden", values))
        .oneOf("os_hidden", ImageFilters.TRUTHS)
        .map(Boolean::valueOf)
        .orElse(false);
  }
}
