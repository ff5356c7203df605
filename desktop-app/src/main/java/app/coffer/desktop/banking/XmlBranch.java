package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A small part of an XML file, by local names: versions of a format differ in namespace and little
 * else.
 */
final class XmlBranch {
  private static final int DEEPEST = 64;
  private static final int MOST_BRANCHES = 500_000;

  private final String name;
  private final String unit;
  private final int line;
  private final List<XmlBranch> children = new ArrayList<>();
  private String text = "";

  private XmlBranch(XMLStreamReader xml) {
    name = xml.getLocalName();
    String given = xml.getAttributeValue(null, "Ccy");
    unit = given == null ? "" : given.strip();
    line = xml.getLocation().getLineNumber();
  }

  /** Reads the element that was just opened, to its end. */
  static XmlBranch read(XMLStreamReader xml) throws XMLStreamException, UnreadableFile {
    List<XmlBranch> open = new ArrayList<>();
    List<StringBuilder> texts = new ArrayList<>();
    XmlBranch root = new XmlBranch(xml);
    open.add(root);
    texts.add(new StringBuilder());
    int count = 0;
    while (!open.isEmpty()) {
      int event = xml.next();
      refuseDoctype(event);
      if (event == XMLStreamConstants.START_ELEMENT) {
        refuseDepth(++count > MOST_BRANCHES ? Integer.MAX_VALUE : open.size());
        BankFile.stopIfCancelled();
        XmlBranch child = new XmlBranch(xml);
        open.getLast().children.add(child);
        open.add(child);
        texts.add(new StringBuilder());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        String said = texts.removeLast().toString().strip();
        open.removeLast().text = said.replaceAll("\\s+", " ");
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        StringBuilder into = texts.getLast();
        String more = xml.getText();
        into.append(more, 0, Math.min(more.length(), BankFile.MOST_CHARS - into.length()));
      }
    }
    return root;
  }

  /** What nests deeper was made to use up the computer. */
  static void refuseDepth(int depth) throws UnreadableFile {
    if (depth >= DEEPEST) {
      throw new UnreadableFile(Code.XML_TOO_DEEP);
    }
  }

  /** A statement has none; entity bombs and reads of other files need one. */
  static void refuseDoctype(int event) throws UnreadableFile {
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new UnreadableFile(Code.XML_DEFINITIONS);
    }
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  /** The currency named at an amount, or empty. */
  String unit() {
    return unit;
  }

  int line() {
    return line;
  }

  /** The first branch at that path. */
  Optional<XmlBranch> at(String... path) {
    Optional<XmlBranch> here = Optional.of(this);
    for (String step : path) {
      here = here.flatMap(branch -> branch.children.stream().filter(c -> c.is(step)).findFirst());
    }
    return here;
  }

  /** The text at that path, or empty. */
  String textAt(String... path) {
    return at(path).map(XmlBranch::text).orElse("");
  }

  /** All children of that name. */
  List<XmlBranch> all(String child) {
    return children.stream().filter(c -> c.is(child)).toList();
  }

  /** The first text in this branch: some versions wrap a value once more. */
  String firstText() {
    if (!text.isEmpty() || children.isEmpty()) {
      return text;
    }
    return children.getFirst().firstText();
  }

  private boolean is(String wanted) {
    return name.equals(wanted);
  }
}
