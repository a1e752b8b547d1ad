/// Explains libyaml's syntax errors and how to fix them. An error that isn't listed keeps libyaml's message.
struct YAMLSyntaxExplanation {
  let message: String
  var hint: String?
  /// Whether the fix belongs where the unfinished construct begins, not where the parser stopped.
  var isAboutStart = false

  init(_ message: String, hint: String? = nil, isAboutStart: Bool = false) {
    self.message = message
    self.hint = hint
    self.isAboutStart = isAboutStart
  }

  /// Creates an explanation; `rest` is the line from the location of the fault on.
  init(of problem: String, context: String, before rest: Substring.UnicodeScalarView) {
    let first = rest.first ?? " "
    self =
      switch problem {
      case "found character that cannot start any token" where first != "\t":
        Self("a value can't begin with `\(first)`", hint: Self.quoteText)
      case "found unknown escape character":
        Self(
          "`\\\(rest.dropFirst().first.map(String.init) ?? "")` isn't a YAML escape",
          hint: "in single quotes a backslash is an ordinary character")
      case "did not find expected alphabetic or numeric character":
        context == "while scanning an alias"
          ? Self("an alias needs a name after `*`", hint: Self.quoteText, isAboutStart: true)
          : Self("an anchor needs a name after `&`", hint: Self.quoteText, isAboutStart: true)
      case _ where context.hasSuffix("a tag"):
        Self.listed[problem]
          ?? Self("malformed tag", hint: "put text that begins with `!` in quotes", isAboutStart: true)
      default:
        Self.listed[problem] ?? Self(problem)
      }
  }

  private static let quoteText = "put the text in quotes"
  private static let indentation = "check the indentation"
  private static let directives = "YAML has %YAML and %TAG; put text that begins with `%` in quotes"
  private static let tab = Self("a tab can't indent a line", hint: "YAML indents with spaces")

  private static let listed: [String: Self] = [
    "found character that cannot start any token": tab,
    "found a tab character that violates indentation": tab,
    "found a tab character where an indentation space is expected": tab,
    "mapping values are not allowed in this context":
      Self("no key can stand before this `:`", hint: "put text that holds `: ` in quotes, or \(indentation)"),
    "mapping keys are not allowed in this context": Self("no key can begin with `?` here", hint: quoteText),
    "block sequence entries are not allowed in this context":
      Self("no list can begin here", hint: "begin it on a line of its own, or \(quoteText)"),
    "did not find expected key":
      Self("expected a key of the mapping, or its end", hint: "\(indentation), and the quotes before this place"),
    "did not find expected '-' indicator": Self("expected `- ` and an item of the list", hint: indentation),
    "did not find expected ',' or ']'": Self("expected `,` or `]`"),
    "did not find expected ',' or '}'": Self("expected `,` or `}`"),
    "did not find expected node content": Self("expected a value"),
    "did not find expected <document start>":
      Self("expected `---` or the end of the file", hint: "\(indentation): a document is one value"),
    "could not find expected ':'":
      Self(
        "expected `:` after this key", hint: "text that goes on is indented deeper than its key", isAboutStart: true),
    "found unexpected end of stream": Self("the quoted text has no end", isAboutStart: true),
    "found unexpected document indicator": Self("quoted text can't hold a line that begins with `---` or `...`"),
    "did not find expected hexdecimal number": Self("expected a hexadecimal digit of the escape"),
    "found invalid Unicode character escape code":
      Self(
        "the escape doesn't represent a character",
        hint: "write the character itself: unlike JSON, YAML doesn't join two escapes to one character"),
    "found undefined tag handle": Self("no %TAG directive declares the handle of this tag"),
    "did not find expected comment or line break": Self("expected the end of the line"),
    "found an indentation indicator equal to 0": Self("a text block is indented by 1 to 9 spaces, not by 0"),
    "found unexpected ':'": Self("this `:` can't stand in text without quotes", hint: quoteText),
    "could not find expected directive name": Self("expected the name of a directive", hint: directives),
    "found unknown directive name": Self("unknown directive", hint: directives),
    "found incompatible YAML document": Self("only YAML 1.1 and 1.2 can be read"),
    "found duplicate %YAML directive": Self("the %YAML directive is repeated"),
    "found duplicate %TAG directive": Self("the %TAG directive is repeated"),
    "did not find expected version number": Self("expected a version such as 1.2"),
  ]
}
