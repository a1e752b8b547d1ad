import DataReading
import Testing

/// Each syntax error of YAML, with its location and message.
@Suite struct YAMLFaultTests {
  private static let documentsCases: [(String, [String])] = [
    ("", ["1:1 the file is empty"]),
    ("\u{FEFF}", ["1:1 the file is empty"]),
    ("\n\n", ["1:1 the document is empty"]),
    ("# only\n# comments\n", ["1:1 the document is empty"]),
    ("---\n", ["2:1 the document is empty"]),
    ("---\n...\n", ["2:1 the document is empty"]),
    ("a: 1\n---\nb: 2\n", ["2:1 a second document begins here | put each document into a file of its own"]),
    ("a: 1\n---\n", ["2:1 a second document begins here | put each document into a file of its own"]),
  ]

  @Test(arguments: documentsCases)
  func documents(yaml: String, expected: [String]) {
    #expect(faults(in: yaml) == expected)
  }

  private static let keysCases: [(String, [String])] = [
    ("a: 1\nb: 2\na: 3\n", ["3:1 the key `a` is repeated + 1:1 first used here"]),
    ("a: 1\n'a': 2\n", ["2:1 the key `a` is repeated + 1:1 first used here"]),
    ("1: a\n\"1\": b\n", ["2:1 the key `1` is repeated + 1:1 first used here"]),
    ("&x a: 1\n*x : 2\n", ["2:1 the key `a` is repeated + 1:1 first used here"]),
    (
      "p: {a: 1, a: 2}\nq: {b: 1, b: 2, b: 3}\n",
      [
        "1:11 the key `a` is repeated + 1:5 first used here", "2:11 the key `b` is repeated + 2:5 first used here",
        "2:17 the key `b` is repeated + 2:5 first used here",
      ]
    ),
    ("[a]: 1\n", ["1:1 a key must be text, but this is a list"]),
    (
      "{a: 1}: 1\nb: {[c]: d, e: f}\n",
      ["1:1 a key must be text, but this is a mapping", "2:5 a key must be text, but this is a list"]
    ),
    ("? - a\n: b\n", ["1:3 a key must be text, but this is a list"]),
    ("a: &x [1]\n*x : 2\n", ["2:1 a key must be text, but this is a list"]),
  ]

  @Test(arguments: keysCases)
  func keys(yaml: String, expected: [String]) {
    #expect(faults(in: yaml) == expected)
  }

  private static let aliasesCases: [(String, [String])] = [
    ("- &other x\n- *ohter\n", ["2:3 no anchor `&ohter` comes before this alias | did you mean `*other`?"]),
    (
      "- *a\n- &a x\n- *b\n",
      ["1:3 no anchor `&a` comes before this alias", "3:3 no anchor `&b` comes before this alias | did you mean `*a`?"]
    ),
    ("a: &x [*x]\n", ["1:8 the alias `*x` is inside the value that it refers to"]),
    ("a: &x\n  b: {c: *x}\n", ["2:10 the alias `*x` is inside the value that it refers to"]),
  ]

  @Test(arguments: aliasesCases)
  func aliases(yaml: String, expected: [String]) {
    #expect(faults(in: yaml) == expected)
  }

  private static let quotes = "put the text in quotes"
  private static let tab = "a tab can't indent a line | YAML indents with spaces"
  private static let colon =
    "no key can stand before this `:` | put text that holds `: ` in quotes, or check the indentation"
  private static let key =
    "expected a key of the mapping, or its end | check the indentation, and the quotes before this place"
  private static let start = "expected `---` or the end of the file | check the indentation: a document is one value"
  private static let directives = "YAML has %YAML and %TAG; put text that begins with `%` in quotes"
  private static let tag = "malformed tag | put text that begins with `!` in quotes"

  private static let syntaxCases: [(String, String)] = [
    ("a:\n\tb: 1\n", "2:1 \(Self.tab)"),
    ("a: b\n\tc: 1\n", "2:1 \(Self.tab)"),
    ("a: |\n\tb\n", "2:1 \(Self.tab)"),
    ("a: @b\n", "1:4 a value can't begin with `@` | \(Self.quotes)"),
    ("a: %b\n", "1:4 a value can't begin with `%` | \(Self.quotes)"),
    ("a: `b`\n", "1:4 a value can't begin with ``` | \(Self.quotes)"),
    ("a: b: c\n", "1:5 \(Self.colon)"),
    ("a: 1\n b: 2\n", "2:3 \(Self.colon)"),
    ("a:b\nc: d\n", "2:2 \(Self.colon)"),
    ("a: ? b\n", "1:4 no key can begin with `?` here | \(Self.quotes)"),
    ("a: - b\n", "1:4 no list can begin here | begin it on a line of its own, or \(Self.quotes)"),
    ("a:\n  b: 1\n c: 2\n", "3:2 \(Self.key) + 1:1 the mapping begins here"),
    ("a: 'it's'\n", "1:8 \(Self.key)"),
    (
      "a:\n  - 1\n  b: 2\n",
      "3:3 expected `- ` and an item of the list | check the indentation + 2:3 the list begins here"
    ),
    ("a: [1, 2\nb: 3\n", "2:2 expected `,` or `]` + 1:4 the list begins here"),
    ("a: {b: 1\nc: 3\n", "2:2 expected `,` or `}` + 1:4 the mapping begins here"),
    ("[a, , b]\n", "1:5 expected a value"),
    ("{a: 1}}\n", "1:7 \(Self.start)"),
    ("%YAML 1.2\na: 1\n", "2:1 \(Self.start)"),
    ("a: 1\nfoo\nb: 2\n", "2:1 expected `:` after this key | text that goes on is indented deeper than its key"),
    ("a: \"xyz\n", "1:4 the quoted text has no end"),
    ("b: 1\na: 'xyz\n", "2:4 the quoted text has no end"),
    (
      "a: \"x\n---\ny\"\n",
      "2:1 quoted text can't hold a line that begins with `---` or `...` + 1:4 the text begins here"
    ),
    ("a: \"\\d+\"\n", "1:5 `\\d` isn't a YAML escape | in single quotes a backslash is an ordinary character"),
    ("a: \"\\xZZ\"\n", "1:7 expected a hexadecimal digit of the escape"),
    (
      "a: \"\\ud83d\\ude00\"\n",
      "1:7 the escape doesn't represent a character | write the character itself: unlike JSON, YAML doesn't join two "
        + "escapes to one character"
    ),
    ("a: *.js\n", "1:4 an alias needs a name after `*` | \(Self.quotes)"),
    ("a: & b\n", "1:4 an anchor needs a name after `&` | \(Self.quotes)"),
    ("a: !x!y z\n", "1:4 no %TAG directive declares the handle of this tag"),
    ("a: !<x y\n", "1:4 \(Self.tag)"),
    ("a: !!str, b\n", "1:4 \(Self.tag)"),
    ("a: |x\n  b\n", "1:5 expected the end of the line"),
    ("a: |0\n  b\n", "1:5 a text block is indented by 1 to 9 spaces, not by 0"),
    ("{http://a, b:, c}\n", "1:13 this `:` can't stand in text without quotes | \(Self.quotes)"),
    ("%\n---\na\n", "1:2 expected the name of a directive | \(Self.directives)"),
    ("%FOO\n---\na\n", "1:5 unknown directive | \(Self.directives)"),
    ("%YAML x\n---\na\n", "1:7 expected a version such as 1.2"),
    ("%YAML 2.0\n---\na\n", "1:1 only YAML 1.1 and 1.2 can be read"),
    ("%YAML 1.1\n%YAML 1.1\n---\na\n", "2:1 the %YAML directive is repeated"),
    ("%TAG ! x\n%TAG ! y\n---\na\n", "2:1 the %TAG directive is repeated"),
    ("%TAG\n---\na\n", "1:5 did not find expected '!'"),
  ]

  @Test(arguments: syntaxCases)
  func syntax(yaml: String, expected: String) {
    #expect(faults(in: yaml) == [expected])
  }

  @Test func whatWasFoundBeforeASyntaxFaultIsReportedWithIt() {
    #expect(
      faults(in: "p: {a: 1, a: 2}\nb: @\n") == [
        "1:11 the key `a` is repeated + 1:5 first used here", "2:4 a value can't begin with `@` | \(Self.quotes)",
      ])
  }

  @Test func afterAHundredFaultsOnlyTheirNumberIsReported() {
    let faults = faults(in: String(repeating: "a: 1\n", count: 151))
    #expect(faults.count == 101)
    #expect(faults.last == "50 more errors are not shown")
  }

  @Test func aFileOfDirectivesIsRefused() {
    let directives = (0..<200).map { "# \n%TAG !a\($0)! tag:x\n" }.joined()
    #expect(faults(in: directives + "---\na: 1\n") == ["202:1 the file has more than 100 directives"])
  }
}
