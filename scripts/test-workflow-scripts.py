"""Tests of the scripts that workflows run, with a `gh` and an `apigen` that only write down how they were called."""
import json
import os
import pathlib
import shutil
import stat
import subprocess
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).parent
FAKE_GH = """#!/usr/bin/env python3
import json, os, sys
calls, arguments = os.environ["CALLS"], sys.argv[1:]
stdin = sys.stdin.read() if "-" in arguments else None
with open(calls, "a") as file:
    file.write(json.dumps([arguments, stdin]) + "\\n")
if arguments[:2] == ["issue", "list"]:
    print(os.environ.get("ISSUES", "[]"))
elif arguments[:2] == ["api", "--paginate"]:
    print(os.environ.get("COMMENTS", ""))
sys.exit(int(os.environ.get("GH_STATUS", "0")))
"""
FAKE_APIGEN = """#!/usr/bin/env python3
import json, os, sys
arguments = sys.argv[1:]
with open(os.environ["CALLS"], "a") as file:
    file.write(json.dumps(arguments) + "\\n")
text = os.environ.get("APIGEN_TEXT", "a report")
form = next((a.partition("=")[2] or arguments[i + 1] for i, a in enumerate(arguments) if a.startswith("--format")), "")
if form == "json":
    text = '{\\n  "version": 1,\\n  "verdict": {"wire": "breaking", "source": "none", "behaviour": "info"},\\n  "changes": []\\n}'
for i, a in enumerate(arguments):
    if a.startswith("--output"):
        open(a.partition("=")[2] or arguments[i + 1], "w").write(text)
print(text, file=sys.stderr)
statuses = os.environ.get("STATUSES", "0").split()
with open(os.environ["CALLS"]) as file:
    call = len(file.readlines())
sys.exit(int(statuses[min(call, len(statuses)) - 1]))
"""
HOSTILE = "`$(touch OWNED)` ; touch OWNED\n::error::x\n```\n</details><!-- --> --label x @everyone \u2028 '\" %0A"


class ScriptTests(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        for name, text in ("gh", FAKE_GH), ("apigen", FAKE_APIGEN):
            (self.folder / name).write_text(text)
            (self.folder / name).chmod(stat.S_IRWXU)

    def run_script(self, script, *arguments, **variables):
        environment = {
            "PATH": f"{self.folder}:{os.environ['PATH']}", "CALLS": str(self.folder / "calls"),
            "APIGEN": str(self.folder / "apigen"), "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"), "GITHUB_REPOSITORY": "o/r", "LC_ALL": "C.UTF-8", **variables}
        return subprocess.run(
            [SCRIPTS / script, *arguments], env=environment, cwd=self.folder, text=True, capture_output=True)

    def read(self, name):
        path = self.folder / name
        return path.read_text() if path.exists() else ""

    def calls(self):
        return [json.loads(line) for line in self.read("calls").splitlines()]

    def assert_nothing_ran(self):
        self.assertFalse((self.folder / "OWNED").exists())

    # The issue

    def issue(self, status, report="a report", **variables):
        for name, text in ("status", status), ("report.md", report), ("messages.txt", report):
            (self.folder / name).write_text(text)
        return self.run_script("publish-report", "issue", str(self.folder), **variables)

    OURS = json.dumps([{"number": 9, "body": "a person's"}, {"number": 8, "body": "<!-- apigen drift -->\r\nold\r\n"}])

    def test_a_finding_opens_an_issue(self):
        self.assertEqual(self.issue("1").returncode, 0)
        _, label, (create, body) = self.calls()
        self.assertEqual(label[0][:3], ["label", "create", "drift"])
        self.assertEqual(create[:2], ["issue", "create"])
        self.assertTrue(body.startswith("<!-- apigen drift -->\na report"))

    def test_a_finding_updates_our_issue_only(self):
        self.issue("1", ISSUES=self.OURS)
        self.assertEqual(self.calls()[1][0], ["issue", "edit", "8", "--body-file", "-"])
        self.assertEqual(len(self.calls()), 2)

    def test_the_same_finding_changes_nothing(self):
        body = "<!-- apigen drift -->\r\na report\r\n\r\n---\r\nWritten by [this run](x).\r\n"
        self.issue("1", ISSUES=json.dumps([{"number": 8, "body": body}]))
        self.assertEqual(len(self.calls()), 1)

    def test_clean_closes_our_issue(self):
        self.assertEqual(self.issue("0", ISSUES=self.OURS).returncode, 0)
        self.assertEqual(self.calls()[1][0][:3], ["issue", "close", "8"])

    def test_clean_without_an_issue_does_nothing(self):
        self.assertEqual(self.issue("0").returncode, 0)
        self.assertEqual(len(self.calls()), 1)

    def test_what_cannot_be_read_touches_no_issue(self):
        for status in "2", "3", "64", "139", "", "x":
            result = self.issue(status, HOSTILE, ISSUES=self.OURS)
            self.assertEqual((result.returncode, self.calls()), (1, []))
            self.assertEqual(result.stdout.count("\n"), 1)
            self.assertTrue(result.stdout.startswith("::error title="))
        self.assertIn("````text\n", self.read("summary"))

    def test_a_long_report_fits(self):
        for report in "é" * 70_000, "line\n" * 20_000, "<details>\n\n```diff\n" + "+ é\n" * 30_000 + "```\n</details>\n":
            (self.folder / "calls").unlink(missing_ok=True)
            self.assertEqual(self.issue("1", report).returncode, 0)
            body = self.calls()[-1][1]
            self.assertLessEqual(len(body.encode()), 65_536)
            self.assertIn("longer than GitHub allows", body)
            self.assertEqual(body.count("```") % 2, 0)
            self.assertEqual(body.count("<details>"), body.count("</details>"))

    def test_hostile_text_is_text(self):
        self.issue("1", HOSTILE)
        create, body = self.calls()[-1]
        self.assertIn(HOSTILE, body)
        self.assertNotIn("OWNED", " ".join(create))
        self.assert_nothing_ran()

    def test_a_failing_gh_fails(self):
        self.assertEqual(self.issue("1", GH_STATUS="4").returncode, 1)

    # The comment

    def comment(self, pull="12", report="a report", **variables):
        (self.folder / "diff.md").write_text(report)
        return self.run_script("publish-report", "comment", "diff.md", pull, **variables)

    def test_the_first_report_is_a_new_comment(self):
        self.assertEqual(self.comment(report=HOSTILE).returncode, 0)
        arguments, body = self.calls()[1]
        self.assertEqual(arguments[:4], ["api", "--method", "POST", "repos/o/r/issues/12/comments"])
        self.assertIn(HOSTILE, json.loads(body)["body"])
        self.assert_nothing_ran()

    def test_the_next_report_updates_our_comment_and_nobody_elses(self):
        marker = "<!-- apigen diff -->\n"
        comments = [{"id": 1, "author": "mallory", "body": marker + HOSTILE}, {"id": 2, "author": "github-actions[bot]", "body": "x"},
                    {"id": 3, "author": "github-actions[bot]", "body": marker}]
        self.comment(COMMENTS="\n".join(json.dumps(comment, ensure_ascii=False) for comment in comments))
        self.assertEqual(self.calls()[1][0][:4], ["api", "--method", "PATCH", "repos/o/r/issues/comments/3"])

    def test_a_number_that_is_none_is_refused(self):
        self.assertEqual(self.comment(pull="12/../../x").returncode, 64)
        self.assertEqual(self.calls(), [])

    # The comparison with the API

    def compare(self, statuses, **variables):
        return self.run_script(
            "compare-upstream", str(self.folder / "out"), INSTANCE="https://x", STATUSES=statuses, **variables).returncode

    def test_a_comparison_leaves_both_reports(self):
        self.assertEqual((self.compare("1"), self.read("out/status"), self.read("out/report.html")), (0, "1\n", "a report"))

    def test_what_cannot_be_read_leaves_no_report(self):
        for statuses in "2", "1 2":
            (self.folder / "calls").unlink(missing_ok=True)
            self.assertEqual((self.compare(statuses), self.read("out/status"), self.read("out/report.md")), (0, "2\n", ""))
            self.assertIn("a report", self.read("out/messages.txt"))

    def test_a_report_with_the_key_is_deleted(self):
        self.assertEqual(self.compare("1", POSTHOG_API_KEY="phx_key", APIGEN_TEXT="it is phx_key!"), 1)
        self.assertFalse((self.folder / "out").exists())

    def test_a_key_with_a_line_break_is_looked_for_without_it(self):
        self.assertEqual(self.compare("1", POSTHOG_API_KEY="phx_key\n"), 0)
        self.assertEqual(self.compare("1", POSTHOG_API_KEY="phx_key\n", APIGEN_TEXT="it is phx_key!"), 1)

    # The action

    def action(self, status="0", **inputs):
        variables = {f"APIGEN_{name.upper()}": value for name, value in inputs.items()}
        return self.run_script("run-action", STATUSES=status, **{"APIGEN_FORMAT": "github", **variables})

    def test_diff_gives_its_verdict_and_status(self):
        result = self.action("1", command="diff", old="a b", new="$(touch OWNED)", fail_on="breaking")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(
            self.calls()[0], ["diff", "--fail-on=breaking", "--format=github", "--", "a b", "$(touch OWNED)"])
        self.assertEqual(
            self.read("output").splitlines(), ["exit-status=1", "report=", "wire=breaking", "source=none", "behaviour=info"])
        self.assert_nothing_ran()

    def test_check_and_drift_take_their_inputs(self):
        self.action(command="check", spec="s.yaml", output="out", strict="true")
        self.action(command="drift", spec="s.yaml", upstream="u.json", report="r.md", format="markdown")
        self.assertEqual(self.calls()[0], ["check", "--spec=s.yaml", "--output=out", "--strict", "--"])
        self.assertEqual(
            self.calls()[1], ["drift", "--spec=s.yaml", "--format=markdown", "--output=r.md", "--", "u.json"])

    def test_wrong_inputs_run_nothing(self):
        for inputs in ({"command": "generate"}, {"command": ""}, {"command": "diff", "old": "a"},
                       {"command": "diff", "old": "--accept", "new": "b"}, {"command": "drift"},
                       {"command": "drift", "upstream": "a", "instance": "b"}):
            self.assertEqual(self.action(**inputs).returncode, 64, inputs)
        self.assertEqual(self.calls(), [])

    def test_a_value_with_lines_sets_no_other_output(self):
        self.assertEqual(self.action(command="diff", old="a", new="b", report="r\nwire=none").returncode, 64)
        self.assertNotIn("\nwire=none", self.read("output"))

    def test_printed_text_is_no_command(self):
        lines = self.action(command="check").stdout.splitlines()
        self.assertTrue(lines[0].startswith("::stop-commands::"))
        self.assertEqual(lines[-1], f"::{lines[0].rpartition('::')[2]}::")

    def test_messages_are_no_commands_where_the_report_consists_of_them(self):
        result = self.action("2", command="diff", old="a", new="b", format="github")
        lines = result.stderr.splitlines()
        self.assertEqual(result.returncode, 2)
        self.assertEqual(self.read("output").splitlines(), ["exit-status=2"])
        self.assertTrue(lines[0].startswith("::stop-commands::"))
        self.assertEqual(lines[1:], ["a report", f"::{lines[0].rpartition('::')[2]}::"])

    # The release

    def test_a_tag_must_be_the_version_with_a_section(self):
        root = self.folder / "package"
        (root / "scripts").mkdir(parents=True)
        (root / "Sources/ApigenCommand").mkdir(parents=True)
        shutil.copy(SCRIPTS / "check-release", root / "scripts")
        (root / "Sources/ApigenCommand/Apigen.swift").write_text('  static let version = "1.2.0"\n')
        script, changelog = root / "scripts/check-release", root / "CHANGELOG.md"
        for text, tag, status in (
            ("## 1.2.0\n\n- New.\n\n## 1.1.0\n- Old.\n", "v1.2.0", 0), ("## [1.2.0] - 2026-01-01\n- New.\n", "v1.2.0", 0),
            ("## 1.2.0\n- New.\n", "v1.2.1", 1), ("## 1.2.0\n\n## 1.1.0\n- Old.\n", "v1.2.0", 1),
            ("## 1x2.0\n- New.\n", "v1.2.0", 1), ("## Unreleased\n- New.\n", "v1.2.0", 1),
        ):
            changelog.write_text(text)
            result = subprocess.run([script, tag], text=True, capture_output=True)
            self.assertEqual(result.returncode, status, text)
            self.assertNotIn("Old", result.stdout)


if __name__ == "__main__":
    unittest.main()
