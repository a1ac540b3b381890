package io.darkroom.tasks;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The steps of the jobs, as their definitions have them (Jakarta Batch 2.1, section 8.2). */
@Singleton
public class JobSteps {

  private final Map<String, List<String>> byType = new ConcurrentHashMap<>();

  /**
   * The ids of the steps of a type's job, in the order of the file; some may be passed over.
   *
   * @param type the name of a task type that a task was stored with
   * @return none if this node does not have the job
   */
  public List<String> of(String type) {
    return byType.computeIfAbsent(type, JobSteps::read);
  }

  private static List<String> read(String type) {
    String file = "/META-INF/batch-jobs/" + type + ".xml";
    try (InputStream definition = JobSteps.class.getResourceAsStream(file)) {
      return definition == null ? List.of() : steps(definition);
    } catch (IOException | XMLStreamException unreadable) {
      throw new IllegalStateException("The job " + type + " cannot be read.", unreadable);
    }
  }

  private static List<String> steps(InputStream definition) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(definition);
    List<String> steps = new ArrayList<>();
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("step")) {
        steps.add(reader.getAttributeValue(null, "id"));
      }
    }
    return List.copyOf(steps);
  }
}
