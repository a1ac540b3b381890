package io.darkroom.support;

import io.darkroom.identity.Caller;
import io.darkroom.images.Image;
import io.darkroom.images.ImageDraft;
import io.darkroom.images.ImageField;
import io.darkroom.images.ImageFilter;
import io.darkroom.images.ImageOrder;
import io.darkroom.images.ImagePage;
import io.darkroom.images.ImageView;
import io.darkroom.images.MemberStatus;
import io.darkroom.platform.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.SessionEventManager;
import org.eclipse.persistence.sessions.server.ServerSession;

/** The images of one test, told from all others by a property; each is known by a name. */
public final class ListedImages {

  public static final Instant START = Instant.parse("2026-03-04T05:06:07.000001Z");

  private final Database database;
  private final Settings settings;
  private final String mark = UUID.randomUUID().toString();
  private final Map<String, String> ids = new HashMap<>();

  public ListedImages(Database database, Settings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** The id of a project of this test. */
  public String project(String name) {
    return name + "-" + mark;
  }

  /** Somebody of a project of this test; an administrator if it is called so. */
  public Caller caller(String project) {
    return new Caller(
        "user", Optional.of(project(project)), Set.of(), project.equals("admin"), Instant.MAX);
  }

  /** Stores an image, each a second after the one before. */
  public String add(String name, String owner, String visibility, boolean hidden) {
    return add(
        name,
        new ImageDraft(
            name,
            visibility,
            false,
            hidden,
            project(owner),
            0,
            0,
            "raw",
            "bare",
            List.of(),
            Map.of()));
  }

  public String add(String name, ImageDraft draft) {
    return add(name, draft, START.plusSeconds(ids.size()));
  }

  public String add(String name, ImageDraft draft, Instant created) {
    Map<String, String> properties = new HashMap<>(draft.properties());
    properties.put("run", mark);
    ImageDraft marked =
        new ImageDraft(
            draft.name(),
            draft.visibility(),
            draft.isProtected(),
            draft.hidden(),
            draft.owner(),
            draft.minDisk(),
            draft.minRam(),
            draft.diskFormat(),
            draft.containerFormat(),
            draft.tags(),
            properties);
    Clock clock = Clock.fixed(created, ZoneOffset.UTC);
    String id =
        database
            .transaction(
                em -> new ImageModel(em, settings, clock).images().create(Optional.empty(), marked))
            .id();
    ids.put(name, id);
    return id;
  }

  public String id(String name) {
    return Objects.requireNonNull(ids.get(name));
  }

  /** Shares an image with a project, which answers. */
  public void share(String name, String member, MemberStatus answer) {
    database.run(
        em -> {
          var members = new ImageModel(em, settings, Clock.systemUTC()).members();
          members.add(id(name), project(member));
          members.answer(id(name), project(member), answer);
        });
  }

  /** Changes what only the life of an image changes. */
  public void set(String name, String column, Object value) {
    database.run(
        em ->
            em.createNativeQuery("update images set " + column + " = ?1 where id = ?2")
                .setParameter(1, value)
                .setParameter(2, id(name))
                .executeUpdate());
  }

  /** What somebody wants to look at who says nothing more. */
  public ImageView view(String project) {
    return new ImageView(
        caller(project),
        Optional.empty(),
        Optional.of(MemberStatus.ACCEPTED),
        false,
        Optional.empty());
  }

  /** A page of this test's images. */
  public List<Image> page(
      ImageView view,
      List<ImageFilter> filters,
      List<ImageOrder> order,
      Optional<String> marker,
      int limit) {
    List<ImageFilter> all = new ArrayList<>(filters);
    all.add(new ImageFilter.Described(Map.of("run", mark)));
    ImagePage page = new ImagePage(view, all, order, marker, limit);
    return database.transaction(
        em -> new ImageModel(em, settings, Clock.systemUTC()).lists().list(page).images());
  }

  /** Deletes an image, and says when that was. */
  public void delete(String name, Instant when) {
    Clock clock = Clock.fixed(when, ZoneOffset.UTC);
    database.run(em -> new ImageModel(em, settings, clock).runs().forget(id(name)));
  }

  /** A page of this test's images, with those that are deleted. */
  public List<Image> pageWithGone(
      ImageView view,
      List<ImageFilter> filters,
      List<ImageOrder> order,
      Optional<String> marker,
      int limit) {
    List<ImageFilter> all = new ArrayList<>(filters);
    all.add(new ImageFilter.OneOf(ImageField.ID, Set.copyOf(ids.values())));
    ImagePage page = new ImagePage(view, all, order, marker, limit, true);
    return database.transaction(
        em -> new ImageModel(em, settings, Clock.systemUTC()).lists().list(page).images());
  }

  /** How many statements it takes to read a page whole. */
  public int statements(ImageView view, int limit) {
    AtomicInteger count = new AtomicInteger();
    SessionEventAdapter counter =
        new SessionEventAdapter() {
          @Override
          public void preExecuteCall(SessionEvent event) {
            count.incrementAndGet();
          }
        };
    events(events -> events.addListener(counter));
    page(view, List.of(), List.of(), Optional.empty(), limit);
    events(events -> events.removeListener(counter));
    return count.get();
  }

  private void events(Consumer<SessionEventManager> change) {
    database.run(
        em ->
            change.accept(
                em.getEntityManagerFactory().unwrap(ServerSession.class).getEventManager()));
  }

  /** The names of all images that are on a list, in order. */
  public List<String> names(ImageView view, ImageFilter... filters) {
    return names(page(view, List.of(filters), List.of(), Optional.empty(), 1000));
  }

  public List<String> names(List<Image> images) {
    return images.stream().map(this::name).toList();
  }

  private String name(Image image) {
    return ids.entrySet().stream()
        .filter(each -> each.getValue().equals(image.id()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** All images of a list, page by page. */
  public List<Image> walk(ImageView view, List<ImageOrder> order, int limit) {
    List<Image> seen = new ArrayList<>();
    UnaryOperator<List<Image>> following =
        page -> page(view, List.of(), order, Optional.of(page.get(page.size() - 1).id()), limit);
    List<Image> next = page(view, List.of(), order, Optional.empty(), limit);
    while (!next.isEmpty()) {
      seen.addAll(next);
      next = following.apply(next);
    }
    return seen;
  }
}
