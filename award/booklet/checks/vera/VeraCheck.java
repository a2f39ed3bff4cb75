import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Asks the veraPDF engine about many files in one run.
 *
 * <p>Usage: VeraCheck PROFILE FILE [PROFILE FILE]... with profiles named as in the engine's own folder
 * (PDFUA-1, PDFA-2A). One tab-separated line an answer: file, profile, rules, assertions, and the
 * failed rules as "rule x times: what". The jar lacks the library with which veraPDF reads its
 * profiles, so they are read here as plain XML.
 */
public class VeraCheck {

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    Map<String, ValidationProfile> profiles = new TreeMap<>();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (!profiles.containsKey(name)) {
        profiles.put(name, profile(name));
      }
      String answer = answer(profiles.get(name), arguments[i + 1]);
      out.println(String.join("\t", arguments[i + 1], name, answer));
    }
  }

  private static String answer(ValidationProfile profile, String file) throws Exception {
    PDFAFlavour flavour = profile.getPDFAFlavour();
    try (PDFAParser parser =
            Foundries.defaultInstance().createParser(new FileInputStream(file), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile, 100, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Integer> times = new TreeMap<>();
      Map<String, String> what = new TreeMap<>();
      for (TestAssertion test : result.getTestAssertions()) {
        if (test.getStatus() == TestAssertion.Status.FAILED) {
          String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
          times.merge(rule, 1, Integer::sum);
          what.putIfAbsent(rule, test.getMessage().replaceAll("\\s+", " "));
        }
      }
      List<String> failed = new ArrayList<>();
      for (String rule : times.keySet()) {
        failed.add(rule + " x " + times.get(rule) + ": " + what.get(rule));
      }
      int rules = profile.getRules().size();
      return rules + "\t" + result.getTotalAssertions() + "\t" + String.join("; ", failed);
    }
  }

  private static ValidationProfile profile(String name) throws Exception {
    String path = "org/verapdf/pdfa/validation/" + name + ".xml";
    DocumentBuilderFactory reader = DocumentBuilderFactory.newInstance();
    reader.setNamespaceAware(true);
    Element root;
    try (InputStream xml = VeraCheck.class.getClassLoader().getResourceAsStream(path)) {
      root = reader.newDocumentBuilder().parse(xml).getDocumentElement();
    }
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : all(root, "rule")) {
      rules.add(rule(rule));
    }
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element variable : all(root, "variable")) {
      variables.add(
          Profiles.variableFromValues(
              variable.getAttribute("name"),
              variable.getAttribute("object"),
              text(variable, "defaultValue"),
              text(variable, "value")));
    }
    return Profiles.profileFromValues(
        PDFAFlavour.valueOf(root.getAttribute("flavour")),
        Profiles.profileDetailsFromValues(
            text(root, "name"), text(root, "description"), "veraPDF Consortium", new Date(0)),
        "",
        rules,
        variables);
  }

  private static Rule rule(Element rule) {
    Element id = all(rule, "id").get(0);
    Element error = all(rule, "error").get(0);
    List<ErrorArgument> details = new ArrayList<>();
    for (Element detail : all(error, "argument")) {
      String name = detail.hasAttribute("name") ? detail.getAttribute("name") : null;
      details.add(ErrorArgumentImpl.fromValues(detail.getTextContent(), name, null));
    }
    boolean waits = Boolean.parseBoolean(rule.getAttribute("deferred"));
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
            id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber"))),
        rule.getAttribute("object"),
        rule.hasAttribute("deferred") ? waits : null,
        rule.getAttribute("tags"),
        text(rule, "description"),
        text(rule, "test"),
        Profiles.errorFromValues(text(error, "message"), details),
        Collections.emptyList());
  }

  private static List<Element> all(Element parent, String tag) {
    NodeList found = parent.getElementsByTagNameNS("*", tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      Node node = found.item(i);
      elements.add((Element) node);
    }
    return elements;
  }

  private static String text(Element parent, String tag) {
    List<Element> found = all(parent, tag);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
