import SpecDrift
import Testing

/// The exact text of a small report in each format.
@Suite struct ReportSnapshotTests {
  private func comparison() async throws -> Comparison { try await Things.comparison(Things.old, Things.new) }

  @Test func text() async throws {
    #expect(
      try await TextReport(comparison()).text() == """
        DELETE /things
          breaking  op.removed
                    An operation is removed without having been announced
                    wire breaking, source breaking
            old  old.yaml:19:7
              18 │ delete:
            > 19 │   operationId: remove
              20 │   responses: {'204': {description: Done.}}

        POST /things
          breaking  req.maximum.tightened
                    Maximum of a request value is added or made stricter
                    request body, size
                    wire breaking
                    10 → 5
            old  old.yaml:16:28
              15 │ type: integer
            > 16 │ maximum: 10
            new  new.yaml:16:28
              15 │ type: integer
            > 16 │ maximum: 5

        2 changes     breaking   warning      info
          wire               2         0         0
          source             1         0         0
          behaviour          0         0         0

        wire: breaking, source: breaking, behaviour: none

        """)
  }

  @Test func wideText() async throws {
    let lines = try await TextReport(comparison()).text(width: 120).split(separator: "\n")
    let start = try #require(lines.firstIndex { $0.contains("10 → 5") }) + 1
    #expect(
      lines[start..<start + 3].joined(separator: "\n") == """
            old  old.yaml:16:28                                        new  new.yaml:16:28
              15 │ type: integer                                         15 │ type: integer
            > 16 │ maximum: 10                                         > 16 │ maximum: 5
        """)
  }

  @Test func markdown() async throws {
    #expect(
      try await MarkdownReport(comparison()).text() == """
        **wire:** breaking (2 breaking) · **source:** breaking (1 breaking) · **behaviour:** none

        2 changes from `old.yaml` to `new.yaml`

        | | what | operations | wire | source | behaviour |
        |---|---|---|---|---|---|
        | breaking | An operation is removed without having been announced (`op.removed`) | `DELETE /things` | breaking | breaking | none |
        | breaking | Maximum of a request value is added or made stricter (`10` → `5`) (`req.maximum.tightened`) | `POST /things` | breaking | none | none |

        #### `DELETE /things`

        - **breaking** An operation is removed without having been announced (`op.removed`): wire breaking, source breaking

          old: `old.yaml:19:7`

          ```text
            18 │ delete:
          > 19 │   operationId: remove
            20 │   responses: {'204': {description: Done.}}
          ```

        #### `POST /things`

        - **breaking** Maximum of a request value is added or made stricter (`10` → `5`) (`req.maximum.tightened`): wire breaking

          at: `request body, size`

          old: `old.yaml:16:28`

          ```text
            15 │ type: integer
          > 16 │ maximum: 10
          ```

          new: `new.yaml:16:28`

          ```text
            15 │ type: integer
          > 16 │ maximum: 5
          ```

        """)
  }

  @Test func gitHub() async throws {
    #expect(
      try await GitHubReport(comparison()).text == """
        ::error file=old.yaml,line=19,col=7,title=breaking%3A op.removed::An operation is removed without having been announced. Effect: wire breaking, source breaking. DELETE /things
        ::error file=new.yaml,line=16,col=28,title=breaking%3A req.maximum.tightened::Maximum of a request value is added or made stricter (10 → 5). Effect: wire breaking. POST /things
        wire: breaking, source: breaking, behaviour: none

        """)
  }

  @Test func json() async throws {
    #expect(
      try await JSONReport(comparison()).text == #"""
        {
          "version": 1,
          "verdict": {"wire": "breaking", "source": "breaking", "behaviour": "none"},
          "changes": [
            {"rule": "op.removed", "operations": ["DELETE /things"], "direction": null, "path": "", "subject": "", "before": "", "after": "", "old": {"file": "old.yaml", "line": 19, "column": 7, "pointer": "/paths/~1things/delete"}, "new": null, "wire": "breaking", "source": "breaking", "behaviour": "none", "fingerprint": "78c03f13e4c624ed", "accepted": null},
            {"rule": "req.maximum.tightened", "operations": ["POST /things"], "direction": "request", "path": "request body, size", "subject": "", "before": "10", "after": "5", "old": {"file": "old.yaml", "line": 16, "column": 28, "pointer": "/paths/~1things/post/requestBody/content/application~1json/schema/properties/size/maximum"}, "new": {"file": "new.yaml", "line": 16, "column": 28, "pointer": "/paths/~1things/post/requestBody/content/application~1json/schema/properties/size/maximum"}, "wire": "breaking", "source": "none", "behaviour": "none", "fingerprint": "2561039e48f4b0aa", "accepted": null}
          ]
        }

        """#)
  }

  @Test func sarif() async throws {
    #expect(
      try await SARIFReport(comparison(), version: "1.2.3").text == #"""
        {
          "version": "2.1.0",
          "runs": [{
            "tool": {"driver": {
              "name": "apigen", "semanticVersion": "1.2.3",
              "rules": [
                {"id": "op.removed", "shortDescription": {"text": "An operation is removed without having been announced."}, "fullDescription": {"text": "An operation is removed without having been announced. Will calls of programs that were built from the old document fail? Usually breaking. Will such programs still compile? Usually breaking. Will the same calls get other results? Usually none."}, "help": {"text": "An operation is removed without having been announced. Will calls of programs that were built from the old document fail? Usually breaking. Will such programs still compile? Usually breaking. Will the same calls get other results? Usually none. Keep the operation, mark it as deprecated with a removal date, and remove it after that date. Programs must stop calling it before the server does.", "markdown": "An operation is removed without having been announced.\n\n| axis | question | usual level |\n|---|---|---|\n| wire | Will calls of programs that were built from the old document fail? | breaking |\n| source | Will such programs still compile? | breaking |\n| behaviour | Will the same calls get other results? | none |\n\nKeep the operation, mark it as deprecated with a removal date, and remove it after that date. Programs must stop calling it before the server does.\n"}, "defaultConfiguration": {"level": "error"}, "properties": {"tags": ["api", "compatibility"]}},
                {"id": "req.maximum.tightened", "shortDescription": {"text": "Maximum of a request value is added or made stricter."}, "fullDescription": {"text": "Maximum of a request value is added or made stricter. Will calls of programs that were built from the old document fail? Usually breaking. Will such programs still compile? Usually none. Will the same calls get other results? Usually none."}, "help": {"text": "Maximum of a request value is added or made stricter. Will calls of programs that were built from the old document fail? Usually breaking. Will such programs still compile? Usually none. Will the same calls get other results? Usually none. Keep accepting larger numbers, or make sure first that no program sends any.", "markdown": "Maximum of a request value is added or made stricter.\n\n| axis | question | usual level |\n|---|---|---|\n| wire | Will calls of programs that were built from the old document fail? | breaking |\n| source | Will such programs still compile? | none |\n| behaviour | Will the same calls get other results? | none |\n\nKeep accepting larger numbers, or make sure first that no program sends any.\n"}, "defaultConfiguration": {"level": "error"}, "properties": {"tags": ["api", "compatibility"]}}
              ]
            }},
            "columnKind": "unicodeCodePoints",
            "results": [
              {"ruleId": "op.removed", "ruleIndex": 0, "level": "error", "message": {"text": "An operation is removed without having been announced. Effect: wire breaking, source breaking. DELETE /things", "markdown": "An operation is removed without having been announced. Effect: wire breaking, source breaking."}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "old.yaml"}, "region": {"startLine": 19, "startColumn": 7}}, "logicalLocations": [{"fullyQualifiedName": "DELETE /things"}]}], "partialFingerprints": {"apigenChange/v1": "78c03f13e4c624ed"}, "properties": {"wire": "breaking", "source": "breaking", "behaviour": "none", "subject": "", "path": "", "before": "", "after": "", "operations": ["DELETE /things"]}},
              {"ruleId": "req.maximum.tightened", "ruleIndex": 1, "level": "error", "message": {"text": "Maximum of a request value is added or made stricter (10 → 5). Effect: wire breaking. POST /things", "markdown": "Maximum of a request value is added or made stricter (`10` → `5`). Effect: wire breaking."}, "locations": [{"physicalLocation": {"artifactLocation": {"uri": "new.yaml"}, "region": {"startLine": 16, "startColumn": 28}}, "logicalLocations": [{"fullyQualifiedName": "POST /things"}]}], "relatedLocations": [{"id": 1, "physicalLocation": {"artifactLocation": {"uri": "old.yaml"}, "region": {"startLine": 16, "startColumn": 28}}, "message": {"text": "The old document"}}], "partialFingerprints": {"apigenChange/v1": "2561039e48f4b0aa"}, "properties": {"wire": "breaking", "source": "none", "behaviour": "none", "direction": "request", "subject": "", "path": "request body, size", "before": "10", "after": "5", "operations": ["POST /things"]}}
            ]
          }]
        }

        """#)
  }

  @Test func html() async throws {
    let text = try await HTMLReport(comparison()).text
    let start = try #require(text.firstRange(of: "<main>"))
    let end = try #require(text.firstRange(of: "</main>"))
    #expect(
      text[start.lowerBound..<end.upperBound] == """
        <main>
        <section class="group filtered source-breaking wire-breaking" id="group-1">
        <h2>DELETE /things</h2>
        <article class="change filtered source-breaking wire-breaking" id="change-78c03f13e4c624ed">
        <h3><span class="badge breaking">breaking</span> An operation is removed without having been announced</h3>
        <p class="meta"><a href="#change-78c03f13e4c624ed">op.removed</a></p>
        <ul class="effects"><li class="breaking">wire breaking</li><li class="breaking">source breaking</li></ul>
        <p class="advice">Keep the operation, mark it as deprecated with a removal date, and remove it after that date. Programs must stop calling it before the server does.</p>
        <div class="sides breaking"><figure><figcaption>Old <a href="old.yaml#L19">old.yaml:19:7</a></figcaption><pre tabindex="0"><span class="line"><i>18</i>delete:
        </span><span class="line marked" id="change-78c03f13e4c624ed-old"><i><a href="#change-78c03f13e4c624ed-old">19</a></i>  <mark>operationId: remove</mark>
        </span><span class="line"><i>20</i>  responses: {&#39;204&#39;: {description: Done.}}
        </span></pre></figure></div>
        </article>
        </section>
        <section class="group filtered wire-breaking" id="group-2">
        <h2>POST /things</h2>
        <article class="change filtered wire-breaking" id="change-2561039e48f4b0aa">
        <h3><span class="badge breaking">breaking</span> Maximum of a request value is added or made stricter</h3>
        <p class="meta"><a href="#change-2561039e48f4b0aa">req.maximum.tightened</a> <span><code>request body, size</code></span></p>
        <ul class="effects"><li class="breaking">wire breaking</li></ul>
        <p class="values"><del>10</del> → <ins>5</ins></p>
        <p class="advice">Keep accepting larger numbers, or make sure first that no program sends any.</p>
        <div class="sides breaking"><figure><figcaption>Old <a href="old.yaml#L16">old.yaml:16:28</a></figcaption><pre tabindex="0"><span class="line"><i>15</i>type: integer
        </span><span class="line marked" id="change-2561039e48f4b0aa-old"><i><a href="#change-2561039e48f4b0aa-old">16</a></i>maximum: <mark>10</mark>
        </span></pre></figure><figure><figcaption>New <a href="new.yaml#L16">new.yaml:16:28</a></figcaption><pre tabindex="0"><span class="line"><i>15</i>type: integer
        </span><span class="line marked" id="change-2561039e48f4b0aa-new"><i><a href="#change-2561039e48f4b0aa-new">16</a></i>maximum: <mark>5</mark>
        </span></pre></figure></div>
        </article>
        </section>

        <p class="empty" hidden>No change has one of these effects.</p>
        </main>
        """)
  }
}
