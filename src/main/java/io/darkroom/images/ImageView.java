package io.darkroom.images;

import io.darkroom.identity.Caller;
import java.util.Optional;

/**
 * Which of all images somebody wants to look at.
 *
 * @param visibility one of {@link ImageDraft#VISIBILITIES}, or {@link #ALL}; empty: what people
 *     expect, which leaves out other projects' community images
 * @param membership what the caller has said to images that are shared with it; empty: anything
 * @param hidden whether only hidden images are wanted, or only those that are not
 * @param owner only this project's images
 */
public record ImageView(
    Caller caller,
    Optional<String> visibility,
    Optional<MemberStatus> membership,
    boolean hidden,
    Optional<String> owner) {

  /** Stands for every visibility. */
  public static final String ALL = "all";

  /** The one visibility that is asked for. */
  Optional<String> only() {
    return visibility.filter(asked -> !asked.equals(ALL));
  }

  /** Whether other projects' images of a visibility are wanted, if the caller may see them. */
  boolean wants(String foreign) {
    return visibility
        .map(asked -> asked.equals(ALL) || asked.equals(foreign))
        .orElse(!foreign.equals("community"));
  }
}
