package io.darkroom.bench;

import io.darkroom.bench.empty.EmptyJob;
import io.darkroom.bench.empty.EmptyTaskType;
import io.darkroom.bench.limit.LimitApplication;
import io.darkroom.bench.limit.LimitResource;
import io.darkroom.bench.limit.Statements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archives beside Darkroom's own, made of it. They lie where it does, beside the server. */
public final class Archives {

  private static final Path DARKROOM = Path.of(System.getProperty("darkroom.test.war"));

  private static final String NO_BEANS =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="none"/>
      """;

  private static final String EMPTY_JOB =
      """
      <job id="empty" xmlns="https://jakarta.ee/xml/ns/jakartaee" version="2.0">
        <properties>
          <property name="task_id" value="#{jobParameters['task_id']}"/>
          <property name="attempt" value="#{jobParameters['attempt']}"/>
        </properties>
        <listeners>
          <listener ref="taskJobListener"/>
        </listeners>
        <step id="nothing" allow-start-if-complete="true">
          <listeners>
            <listener ref="taskStepListener"/>
          </listeners>
          <batchlet ref="emptyJob"/>
        </step>
      </job>
      """;

  private Archives() {}

  /**
   * Nothing but the launcher, the data source and the limit's resource: no filters, no beans, no
   * schedule.
   */
  static Path limit() throws IOException {
    WebArchive archive =
        ShrinkWrap.create(WebArchive.class, "limit.war")
            .merge(
                darkroom(),
                Filters.include(
                    "/io/darkroom/boot/.*|/WEB-INF/lib/.*|/WEB-INF/classes/META-INF/micro.*"
                        + "|/WEB-INF/classes/io/darkroom/(launch|platform|problems)/.*"))
            .addClasses(LimitApplication.class, LimitResource.class, Statements.class)
            .addAsWebInfResource(new StringAsset(NO_BEANS), "beans.xml")
            .setWebXML(new StringAsset(dataSourceOnly()));
    return export(archive, "limit.war");
  }

  /** Darkroom with one more type of task, whose job does nothing. */
  public static Path empty() throws IOException {
    WebArchive archive =
        darkroom()
            .addClasses(EmptyTaskType.class, EmptyJob.class)
            .addAsWebInfResource(
                new StringAsset(EMPTY_JOB), "classes/META-INF/batch-jobs/empty.xml");
    return export(archive, "empty.war");
  }

  private static WebArchive darkroom() {
    return ShrinkWrap.create(ZipImporter.class, "darkroom.war")
        .importFrom(DARKROOM.toFile())
        .as(WebArchive.class);
  }

  private static String dataSourceOnly() throws IOException {
    String all =
        Files.readString(
            Path.of("src", "main", "webapp", "WEB-INF", "web.xml"), StandardCharsets.UTF_8);
    return all.substring(0, all.indexOf("<display-name>"))
        + all.substring(all.indexOf("<data-source>"));
  }

  private static Path export(WebArchive archive, String name) {
    Path file = DARKROOM.resolveSibling(name);
    archive.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }
}
