"""What nginx and Caddy send, as they are set up by the files we make for them."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest

from sitekit.finishing import DATA
from sitekit.hosting.settings import read_settings
from sitekit.pages import read_output
from support.hosts import Answer, Host, ask, caddy, configuration, needed, nginx, say
from support.project import Project

SETTINGS = read_settings(DATA / "hosting.yml")
CRISIS = b"data-crisis-banner"
TYPED = "afraid-of-my-partner"
MALFORMED = b"GET / HTTP/1.1\r\nHost: x\r\nBroken\r\nConnection: close\r\n\r\n"


def served_files(site: Path) -> dict[str, Path]:
    """Each address of the site and the file that must be answered."""
    files = sorted(read_output(site).files)
    return {f"/{name.removesuffix('index.html')}": site / name for name in files}


def assert_common_headers(answer: Answer) -> None:
    for name, value in SETTINGS.common_headers().items():
        assert answer.headers.get(name.lower()) == value, name
    told = answer.headers.get("server", "")
    assert not re.search(r"\d", told), "the version is nobody's business"


def test_every_file_is_answered_whole_and_as_what_it_is(host: Host, site: Path) -> None:
    for address, path in served_files(site).items():
        answer = ask(host, address)
        assert (answer.status, answer.body) == (200, path.read_bytes()), address
        kind = SETTINGS.types[path.suffix[1:]]
        is_text = kind.packed or kind.type.startswith("text/")
        expected = f"{kind.type}; charset=utf-8" if is_text else kind.type
        assert answer.headers["content-type"] == expected, address
        assert_common_headers(answer)


def test_every_page_is_sent_with_the_policy_it_carries(host: Host, site: Path) -> None:
    for page in read_output(site).pages:
        carried = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]*)"', page.data)
        assert carried, page.path
        address = f"/{page.path.removesuffix('index.html')}"
        sent = ask(host, address).headers["content-security-policy"]
        assert sent == f"{carried[1].decode()};frame-ancestors 'none'", page.path
        assert sent.startswith("default-src 'none';")
        assert "unsafe" not in sent
        assert "http" not in sent


def test_files_named_by_their_contents_are_kept_and_others_are_not(host: Host, site: Path) -> None:
    kept = []
    for address in served_files(site):
        lifetime = ask(host, address).headers["cache-control"]
        if re.fullmatch(r"/assets/page-[0-9a-f]{8}\.js", address):
            assert lifetime == SETTINGS.lifetimes.named_by_contents
            kept.append(address)
        else:
            assert lifetime in {SETTINGS.lifetimes.page, SETTINGS.lifetimes.always_fresh}, address
    assert kept


def test_words_are_packed_on_their_way(host: Host, site: Path) -> None:
    for address, path in served_files(site).items():
        answer = ask(host, address, Accept_Encoding="gzip")
        if SETTINGS.types[path.suffix[1:]].packed and path.stat().st_size > 1000:
            assert answer.headers["content-encoding"] == "gzip", address
            assert "accept-encoding" in answer.headers["vary"].lower()
            assert gzip.decompress(answer.body) == path.read_bytes()
            assert len(answer.body) < path.stat().st_size * 0.7


def test_a_page_that_a_reader_has_already_is_not_sent_again(host: Host) -> None:
    first = ask(host, "/about/", Accept_Encoding="gzip")
    again = ask(host, "/about/", Accept_Encoding="gzip", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_a_wrong_address_is_answered_with_the_crisis_line(host: Host, site: Path) -> None:
    for path in ("/no/such/page/", "/about/nothing.html", "/assets/lost.js", "/x.svg"):
        answer = ask(host, path)
        assert answer.status in {400, 404}, path
        assert answer.body == (site / "404.html").read_bytes(), path
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == SETTINGS.lifetimes.always_fresh
        assert "script-src 'self' 'sha256-" in answer.headers["content-security-policy"]
        assert_common_headers(answer)
    packed = ask(host, "/no/such/page/", Accept_Encoding="gzip")
    assert (packed.status, packed.headers["content-encoding"]) == (404, "gzip")


def test_what_nobody_should_ask_is_refused_with_the_crisis_line(host: Host) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = ask(host, "/about/", method)
        assert answer.status == 405, method
        assert CRISIS in answer.body


def test_short_addresses_lead_to_help(host: Host, site: Path) -> None:
    for short, place in SETTINGS.redirects.items():
        answer = ask(host, f"/{short}")
        assert (answer.status, answer.headers["location"]) == (301, f"/{place}")
        assert (site / place / "index.html").is_file()


def test_a_page_without_its_last_slash_leads_to_the_page(host: Host) -> None:
    answer = ask(host, "/about")
    assert answer.status in {301, 308}
    assert answer.headers["location"] == "/about/"


def test_nothing_outside_the_folder_is_sent(host: Host) -> None:
    for path in ("/../mkdocs.yml", "/..%2fmkdocs.yml", "/%2e%2e/mkdocs.yml", "/assets/../../docs/"):
        heard = say(host, f"GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{host.port}\r\n\r\n".encode())
        assert b"site_name" not in heard, path
        assert not heard.startswith(b"HTTP/1.1 200"), path


def test_nothing_of_a_reader_is_written_down(host: Host) -> None:
    ask(host, f"/about/?q={TYPED}", User_Agent=TYPED, Referer=f"http://x/{TYPED}")
    ask(host, f"/no/such/page/?q={TYPED}", Cookie=TYPED)
    ask(host, f"/about/?q={TYPED}", "POST")
    say(host, MALFORMED.replace(b"/ ", f"/?q={TYPED} ".encode(), 1))
    say(host, f"GET /?q={TYPED} HTTP/9.9\r\n\r\n".encode())
    say(host, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03")
    logs = host.logs
    assert "/about/" in logs, "it does write something"
    assert TYPED not in logs
    # Its own address, from which every one of these requests came, only as where it listens.
    assert not re.search(rf"127\.0\.0\.1(?!:{host.port})", logs)
    assert not re.search(r"remote|client_ip|User-Agent|[Cc]ookie", logs)


def test_a_server_of_the_machine_takes_the_files_for_a_real_address(
    built: Project, tmp_path: Path
) -> None:
    """Not started: that would need the address, and a certificate for it."""
    text = configuration(built, "caddy", "https://still-near.example/", "--logs", str(tmp_path))
    (tmp_path / "Caddyfile").write_text(text)
    command = [needed("caddy"), "adapt", "--validate", "--config", str(tmp_path / "Caddyfile")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "not formatted" not in done.stderr
    assert "still-near.example" in done.stdout


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run([needed("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days",
                    "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", path, "-out", path.with_suffix(".crt")],
                   check=True, capture_output=True)  # fmt: skip
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


def test_nginx_serves_by_https_and_leads_there(
    built: Project, tmp_path: Path, certificate: Path
) -> None:
    requests = pytest.importorskip("requests")
    with nginx(built, tmp_path, tls=certificate) as running:
        plain = re.search(r"listen 127\.0\.0\.1:(\d+);", (tmp_path / "site.conf").read_text())
        assert plain
        came = requests.get(f"http://127.0.0.1:{plain[1]}/about/?x=1", verify=certificate)
        assert came.url == f"{running.address}about/?x=1"
        assert [step.status_code for step in came.history] == [308]
        assert came.headers["strict-transport-security"] == "max-age=31536000"
        assert CRISIS in came.content


def test_nginx_with_its_module_packs_tighter(built: Project, tmp_path: Path) -> None:
    with nginx(built, tmp_path, options=("--brotli",)) as running:
        for path in ("/about/", "/no/such/page/"):
            tight = ask(running, path, Accept_Encoding="gzip, br")
            assert tight.headers["content-encoding"] == "br"
            assert len(tight.body) < len(ask(running, path, Accept_Encoding="gzip").body)


@pytest.mark.parametrize("start", [nginx, caddy], ids=["nginx", "caddy"])
def test_a_configuration_is_refused_rather_than_made_wrong(
    project: Project, built: Project, start: object
) -> None:
    project.write("site/index.html", "<!doctype html><p>Hello")
    name = "nginx" if start is nginx else "caddy"
    for address, said in (
        ("", "not a whole address"),
        ("https://a.example/; evil", "not a whole address"),
        ("http://a.example/", "there is no 404.html"),
    ):
        run = project.run("scripts/write_hosting.py", name, "site", SITE_URL=address)
        assert run.code == 2, address
        assert len(run.said.splitlines()) == 1
        if address and "evil" not in address:
            assert said in run.said
