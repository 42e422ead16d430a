"""Runs twinlint in a GitHub workflow: annotations, one comment, code scanning.

All that a pull request can name (branches, files, texts) comes by variables and files,
and goes on as arguments of processes and as JSON: no shell sees it. TWINLINT_COMMAND is
what to run instead, one word a line, if it takes --since and writes the same reports:
the check of a site.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

# The checker of this repository, which need not be installed to be run.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from microsite.words import find_site_language
from twinlint.finding import Message, message, plural_message
from twinlint.speak import choose_translator

MARK = "<!-- twinlint: this comment is rewritten -->"
SHOWN = 30
"""Findings that a comment lists."""
_SHA = re.compile(r"[0-9a-f]{40,64}")
_PUNCTUATION = re.compile(r"[^\w\s]", re.ASCII)
_WAIT = 30
"""Seconds for an answer of GitHub."""
Json = Any


def main() -> int:
    """The exit code: that of twinlint, or 0 where findings shall not fail."""
    event = _read_event()
    options = [*_read_lines("TWINLINT_OPTIONS"), *_choose_since(event)]
    written = _place("twinlint.json")
    written.unlink(missing_ok=True)
    code = _run("json", "twinlint.json", options)
    if not written.exists():
        return code  # Wrong use; a file that cannot be read is told in the report.
    _run("github", None, options)
    report = json.loads(written.read_text(encoding="utf-8"))
    body = write_comment(report)
    _append("GITHUB_STEP_SUMMARY", f"{body}\n")
    _append("GITHUB_OUTPUT", f"findings={len(report['findings'])}\n")
    number = event.get("pull_request", {}).get("number")
    if _is_on("TWINLINT_COMMENT") and isinstance(number, int):
        is_new = any(map(report.get, ("findings", "lone", "problems")))
        _try("the comment", lambda: keep_comment(number, body, is_new))
    if _is_on("TWINLINT_SARIF"):
        _run("sarif", "twinlint.sarif", options)
        _try("code scanning", lambda: upload_sarif(event))
    return code if _is_on("TWINLINT_FAIL") or code not in (0, 1) else 0


# Running twinlint ---------------------------------------------------------------------


def _run(format_: str, output: str | None, options: list[str]) -> int:
    own = _read_lines("TWINLINT_COMMAND")
    command = [*(own or [sys.executable, "-m", "twinlint", "compare"]), *options]
    command += ["--format", format_]
    if output:
        command += ["--output", str(_place(output))]
    if not own:
        command += ["--", *(_read_lines("TWINLINT_PATHS") or ["."])]
    # What is kept makes the second and third run nearly free.
    cache = {"TWINLINT_CACHE": str(_place("twinlint-kept"))}
    done = subprocess.run(  # noqa: S603 - no shell
        command, env={**os.environ, **cache}, check=False
    )
    return done.returncode


def _choose_since(event: Json) -> list[str]:
    """The option for touched lines; none without a pull request or its history."""
    base = event.get("pull_request", {}).get("base", {}).get("sha", "")
    if _is_on("TWINLINT_ALL") or not _SHA.fullmatch(str(base)):
        return []
    asked = ["git", "merge-base", base, "HEAD"]
    known = subprocess.run(asked, capture_output=True, check=False)  # noqa: S603
    if known.returncode == 0:
        return ["--since", base]
    print("::notice::All findings are shown: check out with fetch-depth: 0")
    return []


def _place(name: str) -> Path:
    return Path(os.environ.get("RUNNER_TEMP", ".")) / name


def _read_lines(name: str) -> list[str]:
    return [
        line.strip() for line in os.environ.get(name, "").splitlines() if line.strip()
    ]


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() == "true"


def _read_event() -> Json:
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        return {}
    event = json.loads(Path(path).read_text(encoding="utf-8"))
    return event if isinstance(event, dict) else {}


def _append(name: str, text: str) -> None:
    if os.environ.get(name):
        with Path(os.environ[name]).open("a", encoding="utf-8") as file:
            file.write(text)


# The comment --------------------------------------------------------------------------


def write_comment(report: Json) -> str:
    """The comment on a report; nothing in it is read as markup, or calls somebody."""
    say = choose_translator(_find_language())
    findings, pairs = report["findings"], report["summary"]["pairs"]
    unread = [show(each) for each in report.get("problems", ())]
    lone = [_write_place(each) for each in report.get("lone", ())]
    others = [
        *_write_list(message("Not compared:"), unread, say),
        *_write_list(message("Without a twin:"), lone, say),
    ]
    compared = say(_tell_total(findings, pairs, is_whole=not others))
    if not findings:
        return "\n".join((MARK, compared, *others))
    titles = (message("where"), message("what"), message("rule"))
    lines = [
        MARK,
        compared,
        "",
        f"| {' | '.join(map(say, titles))} |",
        "| --- | --- | --- |",
        *(_write_row(each) for each in findings[:SHOWN]),
    ]
    if len(findings) > SHOWN:
        lines += ["", _write_more(len(findings), say)]
    return "\n".join((*lines, *others))


def _tell_total(findings: list[Json], pairs: int, *, is_whole: bool) -> Message:
    """The first line of the comment: whether there is something to correct."""
    count = len(findings)
    if not findings and is_whole:
        return plural_message(
            "twinlint compared {count} pair of texts and found nothing.",
            "twinlint compared {count} pairs of texts and found nothing.",
            count=pairs,
        )
    if is_whole and all(each["severity"] == "info" for each in findings):
        return plural_message(
            "twinlint compared {count} pair of texts: nothing to correct; notes:"
            " {number}.",
            "twinlint compared {count} pairs of texts: nothing to correct; notes:"
            " {number}.",
            count=pairs,
            number=str(count),
        )
    return plural_message(
        "twinlint compared {count} pair of texts; findings: {number}.",
        "twinlint compared {count} pairs of texts; findings: {number}.",
        count=pairs,
        number=str(count),
    )


def _find_language() -> str | None:
    """The language of the comment, where it is not that of the environment."""
    return find_site_language(Path()) if _read_lines("TWINLINT_COMMAND") else None


def _write_more(count: int, say: Callable[[Message], str]) -> str:
    return say(
        plural_message(
            "{count} more is in the log of the run.",
            "{count} more are in the log of the run.",
            count=count - SHOWN,
        )
    )


def _write_list(
    title: Message, lines: list[str], say: Callable[[Message], str]
) -> list[str]:
    if not lines:
        return []
    rest = [_write_more(len(lines), say)] if len(lines) > SHOWN else []
    listed = (f"- {each}" for each in lines[:SHOWN])
    return ["", say(title), "", *listed, "", *rest]


def _write_row(finding: Json) -> str:
    places = [finding, *finding["related"][:1]]
    where = "<br>".join(_write_place(each) for each in places if each["path"])
    said = (finding[name] for name in ("message", "help"))
    what = "<br>→ ".join(show(each) for each in said if each)
    return f"| {where} | {what} | {show(finding['rule'])} |"


def _write_place(place: Json) -> str:
    path, line = str(place["path"]), int(place.get("line", 1))
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    repository, sha = map(os.environ.get, ("GITHUB_REPOSITORY", "GITHUB_SHA"))
    if not repository or not sha:  # Tried outside of a workflow.
        return show(f"{path}:{line}")
    address = f"{server}/{repository}/blob/{sha}/{quote(path)}#L{line}"
    return f'<a href="{address}">{show(f"{path}:{line}")}</a>'


def show(text: str) -> str:
    """A text as code in which every sign is its number: only a reader sees it."""
    line = " ".join(text.split())
    return f"<code>{_PUNCTUATION.sub(lambda sign: f'&#{ord(sign[0])};', line)}</code>"


def keep_comment(number: int, body: str, is_new: bool) -> None:
    """Rewrite our comment on a pull request, or write it if there is a reason."""
    repository = quote(os.environ["GITHUB_REPOSITORY"])
    comments = f"/repos/{repository}/issues/{number}/comments"
    own = _find_comment(comments)
    if own is not None:
        ask("PATCH", f"/repos/{repository}/issues/comments/{own}", {"body": body})
    elif is_new:
        ask("POST", comments, {"body": body})


def _find_comment(comments: str) -> int | None:
    """The comment that begins with our mark and was written by a program."""
    for page in range(1, 31):
        found = ask("GET", f"{comments}?per_page=100&page={page}")
        for each in found:
            is_program = each.get("user", {}).get("type") == "Bot"
            if is_program and str(each.get("body", "")).startswith(MARK):
                return int(each["id"])
        if len(found) < 100:
            return None
    return None


# Code scanning ------------------------------------------------------------------------


def upload_sarif(event: Json) -> None:
    """Upload the report to code scanning (REST, "Upload an analysis as SARIF data")."""
    content = gzip.compress(_place("twinlint.sarif").read_bytes())
    head = event.get("pull_request", {}).get("head", {}).get("sha", "")
    sha = head if _SHA.fullmatch(str(head)) else os.environ["GITHUB_SHA"]
    number = event.get("pull_request", {}).get("number")
    ref = f"refs/pull/{number}/head" if number else os.environ["GITHUB_REF"]
    ask(
        "POST",
        f"/repos/{quote(os.environ['GITHUB_REPOSITORY'])}/code-scanning/sarifs",
        {
            "commit_sha": sha,
            "ref": ref,
            "sarif": base64.b64encode(content).decode(),
            "tool_name": "twinlint",
        },
    )


def ask(method: str, path: str, content: Mapping[str, Any] | None = None) -> Json:
    """The answer of GitHub; raises `URLError`."""
    base = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    request = urllib.request.Request(  # noqa: S310 - the address of the workflow
        f"{base}{path}",
        json.dumps(content).encode() if content is not None else None,
        {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ.get('GITHUB_TOKEN', '')}",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
        method=method,
    )
    with urllib.request.urlopen(request, timeout=_WAIT) as answer:  # noqa: S310
        return json.loads(answer.read() or b"null")


def _try(what: str, act: Callable[[], None]) -> None:
    """Do something that the run can do without: a fork has no right to it."""
    try:
        act()
    except KeyError as error:
        print(f"::warning::twinlint could not write {what}: {error.args[0]} is not set")
    except (urllib.error.URLError, OSError, ValueError) as error:
        reason = str(error).replace("%", "%25").replace("\n", "%0A")
        print(f"::warning::twinlint could not write {what}: {reason}")


if __name__ == "__main__":
    sys.exit(main())
