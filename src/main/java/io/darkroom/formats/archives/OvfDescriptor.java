package io.darkroom.formats.archives;

import io.darkroom.problems.Problem;
import io.darkroom.problems.ProblemException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnmappableCharacterException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An OVF descriptor (DMTF DSP0243): the files it names, its disks, what it says of the product.
 * Elements and attributes are known by their local names, whichever namespace a version has.
 */
final class OvfDescriptor {

  private static final int DEEPEST = 64;
  private static final int LONGEST_HEAD = 200;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Set<String> PRODUCT_TEXTS =
      Set.of("Product", "Vendor", "Version", "FullVersion", "ProductUrl", "VendorUrl");

  private final XMLStreamReader xml;
  private final Deque<String> path = new ArrayDeque<>();
  private final Map<String, OvfFile> files = new LinkedHashMap<>();
  private final List<String> disks = new ArrayList<>();
  private final Map<String, String> product = new HashMap<>();
  private Optional<String> property = Optional.empty();

  private OvfDescriptor(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Reads a descriptor; nothing that it refers to is read. */
  static OvfDescriptor read(byte[] content) {
    // The server may have a parser of its own, whose limits we do not know.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    try {
      OvfDescriptor descriptor =
          new OvfDescriptor(factory.createXMLStreamReader(new StringReader(text(content))));
      descriptor.readAll();
      return descriptor;
    } catch (XMLStreamException | CharacterCodingException broken) {
      throw ProblemException.causedBy(broken, Problem.FORMAT_DAMAGED, OvaProblems.FORMAT);
    }
  }

  /** Its text (XML 1.0, section 4.3.3): the parser prints what it cannot decode to the log. */
  private static String text(byte[] content) throws CharacterCodingException {
    String text = charset(content).newDecoder().decode(ByteBuffer.wrap(content)).toString();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static Charset charset(byte[] content) throws UnmappableCharacterException {
    String head =
        new String(content, 0, Math.min(content.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00fe\u00ff") || head.startsWith("\u00ff\u00fe")) {
      return StandardCharsets.UTF_16;
    }
    Matcher declared = ENCODING.matcher(head);
    try {
      return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    } catch (UnsupportedCharsetException unknown) {
      throw new UnmappableCharacterException(head.length());
    }
  }

  /** The files that it names, by their ids. */
  Map<String, OvfFile> files() {
    return files;
  }

  /** The ids of the files that have the disks, empty disks left out. */
  List<String> disks() {
    return disks;
  }

  /** What it says of the product, by the keys of its properties and the names of its texts. */
  Map<String, String> product() {
    return product;
  }

  private void readAll() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> path.pop();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("It declares or uses an entity.");
        default -> {
          // Texts that matter are read with their elements.
        }
      }
    }
  }

  private void begin(String element) throws XMLStreamException {
    String parent = path.isEmpty() ? "" : path.getFirst();
    OvaProblems.requireSound(path.size() < DEEPEST);
    if (parent.equals("ProductSection") && PRODUCT_TEXTS.contains(element)) {
      product.putIfAbsent(element, xml.getElementText());
      return;
    }
    path.push(element);
    switch (parent + "/" + element) {
      case "References/File" -> addFile();
      case "DiskSection/Disk" -> addDisk();
      case "ProductSection/Property" -> beginProperty();
      case "Property/Value" -> addValue();
      default -> {
        // Says nothing of the image.
      }
    }
  }

  private void addFile() {
    String id = required("id");
    OvfFile file =
        new OvfFile(
            required("href"), !isUsual("compression", "identity"), !isUsual("chunkSize", "0"));
    OvaProblems.requireSound(files.put(id, file) == null);
  }

  private void addDisk() {
    OvaProblems.requireSelfContained(attribute("parentRef").isEmpty());
    attribute("fileRef").ifPresent(disks::add);
  }

  private void beginProperty() {
    property = attribute("key");
    addValue();
  }

  private void addValue() {
    Optional<String> value = attribute("value");
    property.ifPresent(key -> value.ifPresent(text -> product.putIfAbsent(key, text)));
  }

  /** Whether an attribute says what it would not need to. */
  private boolean isUsual(String name, String usual) {
    String value = attribute(name).orElse("").strip();
    return value.isEmpty() || value.equals(usual);
  }

  private String required(String name) {
    return attribute(name).orElseThrow(() -> OvaProblems.problem(Problem.FORMAT_DAMAGED));
  }

  private Optional<String> attribute(String name) {
    return IntStream.range(0, xml.getAttributeCount())
        .filter(i -> xml.getAttributeLocalName(i).equals(name))
        .mapToObj(xml::getAttributeValue)
        .findFirst();
  }
}
