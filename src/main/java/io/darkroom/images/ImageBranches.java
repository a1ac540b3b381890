package io.darkroom.images;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of what somebody sees; no image is in two of them. */
final class ImageBranches {

  private static final String OWNER = "i.owner";
  private static final String VISIBILITY = "i.visibility";
  private static final ImageBranch IMAGES = ImageBranch.of("images i");
  private static final ImageBranch SHARED =
      ImageBranch.of("image_members m join images i on i.id = m.image_id");

  private final ImageView view;
  private final Optional<String> project;

  private ImageBranches(ImageView view) {
    this.view = view;
    project = view.caller().scope();
  }

  static List<ImageBranch> of(ImageView view) {
    ImageBranches branches = new ImageBranches(view);
    return view.caller().admin()
        ? List.of(branches.everything())
        : Stream.concat(branches.own(), branches.foreign()).toList();
  }

  /** Administrators see all images, and yet are not shown foreign community images unasked. */
  private ImageBranch everything() {
    if (view.owner().isPresent()) {
      return usual(onlyAsked(IMAGES.ledBy(OWNER, view.owner().get())));
    }
    return view.only().map(only -> IMAGES.ledBy(VISIBILITY, only)).orElse(usual(IMAGES));
  }

  private ImageBranch usual(ImageBranch branch) {
    String own = view.caller().project();
    return view.visibility().isPresent()
        ? branch
        : branch.where(
            select -> "(i.visibility <> 'community' or i.owner = " + select.bind(own) + ")");
  }

  private ImageBranch onlyAsked(ImageBranch branch) {
    return view.only().map(only -> branch.where("i.visibility =", only)).orElse(branch);
  }

  private Stream<ImageBranch> own() {
    return project.stream()
        .filter(own -> view.owner().map(own::equals).orElse(true))
        .map(own -> onlyAsked(IMAGES.ledBy(OWNER, own)));
  }

  private Stream<ImageBranch> foreign() {
    if (view.owner().isPresent() && view.owner().equals(project)) {
      return Stream.empty();
    }
    return Stream.concat(
            Stream.of("public", "community")
                .filter(view::wants)
                .map(open -> IMAGES.ledBy(VISIBILITY, open)),
            project.stream().filter(own -> view.wants("shared")).map(this::sharedWith))
        .map(this::ofOthers);
  }

  private ImageBranch sharedWith(String member) {
    ImageBranch shared = SHARED.where("m.member =", member).where("i.visibility =", "shared");
    return view.membership().map(said -> shared.where("m.status =", said.id())).orElse(shared);
  }

  private ImageBranch ofOthers(ImageBranch branch) {
    ImageBranch foreign = project.map(own -> branch.where("i.owner <>", own)).orElse(branch);
    return view.owner().map(owner -> foreign.where("i.owner =", owner)).orElse(foreign);
  }
}
