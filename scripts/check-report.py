"""Looks at pages of `apigen diff --format html` in Chromium, on a screen and on a phone, light and dark: nothing reaches beyond the
page, every text has a contrast of 4.5 or more, links lead somewhere, and filters show what they should.

The arguments are the paths of Chromium and of apigen. Whatever a check in the page finds (check-report.js) is in the DOM that
Chromium prints.
"""

import base64
import hashlib
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path("scripts/sample-reports")
CHECK = pathlib.Path("scripts/check-report.js").read_text()
WIDTHS = [1280, 390]
SCHEMES = {"dark": 0, "light": 1}


def report(apigen, old, new):
    run = subprocess.run(
        [apigen, "diff", old, new, "--format", "html", "--fail-on", "none"], cwd=FOLDER, stdout=subprocess.PIPE, check=True
    )
    return run.stdout.decode()


def hash_fault(page):
    """The page allows only the script with the hash that it names."""
    script = re.search("<script>(.*?)</script>", page, re.DOTALL)
    if not script:
        return []
    wanted = "sha256-" + base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    return [] if f"script-src '{wanted}'" in page else [f"HTMLScript.hash has to be {wanted}"]


def look(chromium, page, width, scheme, folder):
    # Chromium's window is never narrower than 500 pixels, but a frame may be.
    wrapper = folder / "wrapper.html"
    wrapper.write_text(
        f'<!doctype html><meta charset="utf-8"><iframe width="{width}" height="900" style="border: 0" srcdoc="{html.escape(page)}">'
        f'</iframe><pre id="result"></pre><script>{CHECK}</script>'
    )
    run = subprocess.run(
        [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile", "--window-size=1400,1000",
            f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", "--virtual-time-budget=10000", "--dump-dom",
            wrapper.resolve().as_uri(),
        ],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
    )
    result = re.search('<pre id="result">(.+?)</pre>', run.stdout.decode(), re.DOTALL)
    if not result:
        sys.exit(f"check-report: Chromium says nothing of the page:\n{run.stderr.decode()[-2000:]}")
    return json.loads(html.unescape(result[1]))


def main():
    chromium, apigen = sys.argv[1:]
    pages = {"of changes": report(apigen, "old.yaml", "new.yaml"), "of no change": report(apigen, "old.yaml", "old.yaml")}
    faults, texts = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, page in pages.items():
            faults += hash_fault(page)
            for width in WIDTHS:
                for scheme in SCHEMES:
                    found = look(chromium, page, width, scheme, pathlib.Path(folder))
                    where = f"page {kind}, {width} pixels, {scheme}"
                    if found["isDark"] != (scheme == "dark") or found["width"] != width or (kind == "of changes") != (found["changes"] > 0):
                        faults.append(f"{where}: the page wasn't shown like this: {found}")
                    faults += [f"{where}: {fault}" for fault in found["faults"]]
                    texts += found["measured"]
    if faults:
        sys.exit("check-report: " + "\n".join(faults[:40]))
    print(f"check-report: {texts} texts and every filter are as they should be")


main()
