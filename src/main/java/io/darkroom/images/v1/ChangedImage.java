package io.darkroom.images.v1;

import io.darkroom.images.DraftRules;
import io.darkroom.images.ExpectedContent;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageStatus;
import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/images/{id}} says.
 *
 * @param said what the data are to be, as far as the headers say
 * @param purge whether custom properties go that the headers do not name
 */
record ChangedImage(MetaHeaders headers, Source source, ExpectedContent said, boolean purge) {

  private static final String PURGE = "purge_props";

  /**
   * Reads a request.
   *
   * @throws ProblemException naming the first header that cannot be
   */
  static ChangedImage of(HttpServletRequest request) {
    MetaHeaders headers = MetaHeaders.of(request);
    Source source = Source.of(request, headers);
    return new ChangedImage(
        headers,
        source,
        new MetaReader(headers).expected(),
        !(source instanceof Source.Body) && purges(headers));
  }

  /**
   * What the data are to be from now on.
   *
   * @param before what they were to be
   */
  ExpectedContent expected(ExpectedContent before) {
    boolean sized = headers.has("size") && !new MetaReader(headers).saysEmpty();
    return new ExpectedContent(
        sized ? said.size() : before.size(),
        headers.has("checksum") ? said.checksum() : before.checksum());
  }

  private static boolean purges(MetaHeaders headers) {
    return !headers.has(PURGE) || new MetaReader(headers).flag(PURGE);
  }

  /**
   * Refuses what cannot be changed. Clients send back what they were shown: that changes nothing.
   *
   * @throws ProblemException PROPERTY_READ_ONLY; IMAGE_STATE for data that come too late
   */
  void require(Image image) {
    requireSame("id", image.id());
    requireSame("status", image.status().id());
    if (!(source instanceof Source.Nowhere) && image.status() != ImageStatus.QUEUED) {
      throw new ProblemException(Problem.IMAGE_STATE, image.id(), image.status().id());
    }
    if (image.status() != ImageStatus.QUEUED) {
      requireSame("checksum", image.checksum().orElse(""));
      requireSame("size", String.valueOf(image.announcedSize()));
    }
  }

  private void requireSame(String field, String value) {
    headers
        .get(field)
        .map(sent -> sent.toLowerCase(Locale.ROOT))
        .filter(sent -> !sent.equals(value.toLowerCase(Locale.ROOT)))
        .ifPresent(
            other -> {
              throw new ProblemException(Problem.PROPERTY_READ_ONLY, MetaHeaders.header(field));
            });
  }

  /**
   * What is to be said of the image.
   *
   * @throws ProblemException as {@link MetaDraft#after}; PROPERTY_FIXED for a format of data that
   *     are there; PROPERTY_MISSING if too little is said of data that come
   */
  ImageDraft applied(Image image, DraftRules rules) {
    ImageDraft before = image.draft();
    ImageDraft after = new MetaDraft(headers).after(before, purge, rules);
    if (image.status() != ImageStatus.QUEUED) {
      requireFixed("disk_format", before.diskFormat(), after.diskFormat(), image);
      requireFixed("container_format", before.containerFormat(), after.containerFormat(), image);
    }
    if (!(source instanceof Source.Nowhere)) {
      MetaDraft.requireComplete(after);
    }
    return after;
  }

  private static void requireFixed(
      String field, @Nullable String before, @Nullable String after, Image image) {
    if (!Objects.equals(before, after)) {
      throw new ProblemException(
          Problem.PROPERTY_FIXED, MetaHeaders.header(field), image.status().id());
    }
  }
}
