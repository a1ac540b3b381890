package io.darkroom.images;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of what somebody sees; no image is in two of them. */
final class ImageBranches {

  private static final String OWNER = "i.owner";
  private static final String VISIBILITY = "i.visibility";
  private static final ImageBranch IMAGES = ImageBranch.of("images i");

  /**
   * What is remembered of deleted images, with the columns that they have no more. MariaDB compares
   * the state as exactly as other columns only if it could be one of them; no id is null.
   */
  private static final ImageBranch GONE =
      ImageBranch.of(
          "(select id, name, case when id is null then id else 'deleted' end as status,"
              + " visibility, protected, false as os_hidden, owner,"
              + " checksum, null as os_hash_algo, null as os_hash_value, size_bytes,"
              + " 0 as expected_size,"
              + " null as virtual_size, min_disk, min_ram, disk_format, container_format,"
              + " created_at, deleted_at as updated_at from deleted_images) i");

  private static final ImageBranch SHARED =
      ImageBranch.of("image_members m join images i on i.id = m.image_id");

  private final ImageView view;
  private final Optional<String> project;
  private final ImageBranch all;

  private ImageBranches(ImageView view, ImageBranch all) {
    this.view = view;
    this.all = all;
    project = view.caller().scope();
  }

  static List<ImageBranch> of(ImageView view) {
    ImageBranches branches = new ImageBranches(view, IMAGES);
    return view.caller().admin()
        ? List.of(branches.everything())
        : Stream.concat(
                branches.own(), Stream.concat(branches.foreign(), branches.sharedWithCaller()))
            .toList();
  }

  /** The same of deleted images; with whom they were shared is not remembered. */
  static List<ImageBranch> ofGone(ImageView view) {
    ImageBranches branches = new ImageBranches(view, GONE);
    return view.caller().admin()
        ? List.of(branches.everything())
        : Stream.concat(branches.own(), branches.foreign()).toList();
  }

  /** Administrators see all images, and yet are not shown foreign community images unasked. */
  private ImageBranch everything() {
    if (view.owner().isPresent()) {
      return usual(onlyAsked(all.ledBy(OWNER, view.owner().get())));
    }
    return view.only().map(only -> all.ledBy(VISIBILITY, only)).orElse(usual(all));
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
        .map(own -> onlyAsked(all.ledBy(OWNER, own)));
  }

  private Stream<ImageBranch> foreign() {
    return wantsForeign()
        ? Stream.of("public", "community")
            .filter(view::wants)
            .map(open -> all.ledBy(VISIBILITY, open))
            .map(this::ofOthers)
        : Stream.empty();
  }

  private Stream<ImageBranch> sharedWithCaller() {
    return wantsForeign()
        ? project.stream()
            .filter(own -> view.wants("shared"))
            .map(this::sharedWith)
            .map(this::ofOthers)
        : Stream.empty();
  }

  private boolean wantsForeign() {
    return view.owner().isEmpty() || !view.owner().equals(project);
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
