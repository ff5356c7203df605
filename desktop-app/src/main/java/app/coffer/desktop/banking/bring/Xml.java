package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element with what is in it, by local names; elements of a file come one after the other. */
final class Xml {
  private static final int DEEPEST = 64;
  private static final int MOST = 5_000_000;

  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<Xml> children = new ArrayList<>();
  private String text = "";

  /** Takes one element. */
  interface Visitor {
    void element(Xml element) throws UnreadableFile;
  }

  private Xml(XMLStreamReader xml) {
    name = xml.getLocalName();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
  }

  /**
   * Visits elements of these names, whole, wherever they stand; those within one are its children.
   *
   * @return the local name of the file's outermost element
   */
  static String each(InputStream in, Set<String> names, Visitor visitor) throws UnreadableFile {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    String root = "";
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      int count = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        refuseDefinitions(event);
        Stopping.ifAsked();
        if (event == XMLStreamConstants.START_ELEMENT) {
          root = root.isEmpty() ? xml.getLocalName() : root;
          if (++count > MOST) {
            throw new UnreadableFile(Code.TOO_LARGE);
          }
          if (names.contains(xml.getLocalName())) {
            visitor.element(read(xml));
          }
        }
      }
      return root;
    } catch (XMLStreamException | MissingResourceException e) {
      // the latter where the parser lacks words for what it refuses
      throw new UnreadableFile(Code.DAMAGED_OR_FOREIGN);
    }
  }

  private static Xml read(XMLStreamReader xml) throws XMLStreamException, UnreadableFile {
    List<Xml> open = new ArrayList<>(List.of(new Xml(xml)));
    Xml root = open.getFirst();
    while (!open.isEmpty()) {
      int event = xml.next();
      refuseDefinitions(event);
      if (event == XMLStreamConstants.START_ELEMENT) {
        Xml child = new Xml(xml);
        if (open.size() >= DEEPEST || open.getLast().children.size() > 100_000) {
          throw new UnreadableFile(Code.TOO_DEEP);
        }
        open.getLast().children.add(child);
        open.add(child);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open.removeLast();
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        Xml into = open.getLast();
        into.text = into.text.isEmpty() ? xml.getText() : into.text + xml.getText();
      }
    }
    return root;
  }

  private static void refuseDefinitions(int event) throws UnreadableFile {
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new UnreadableFile(Code.DEFINITIONS);
    }
  }

  String name() {
    return name;
  }

  String text() {
    return text.strip();
  }

  /** The attribute, or empty. */
  String get(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  List<Xml> children(String of) {
    return children.stream().filter(child -> child.name.equals(of)).toList();
  }

  /** The text at a path of names, or empty. */
  String at(String... path) {
    Xml here = this;
    for (String step : path) {
      List<Xml> next = here.children(step);
      if (next.isEmpty()) {
        return "";
      }
      here = next.getFirst();
    }
    return here.text();
  }
}
