"""Bytes of many encodings read as the characters they are, and what is no text refused."""

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.formats.encoding import decode
from tests.library import CORPUS, needs_corpus

SAMPLES = CORPUS / "txt" / "enc"

TEXTS = {
    "English": "It was the best of times,\nit was the worst of times. “So far” — so good.\n",
    "German": "Größe, Übung, Straße und schöne Bücher.\nDie zweite Zeile über Äpfel.\n",
    "French": "Où est l’élève ? Voilà, il a été reçu à Noël.\nDéjà vu, ça va très bien.\n",
    "Russian": "Привет, мир. Это простой текст на русском языке.\nВторая строка текста.\n",
    "Greek": "Καλημέρα κόσμε, αυτό είναι ένα απλό κείμενο.\nΔεύτερη γραμμή κειμένου.\n",
    "Hebrew": "שלום עולם, זה טקסט פשוט בעברית.\nזו השורה השנייה של הטקסט.\n",
    "Arabic": "مرحبا بالعالم، هذا نص بسيط باللغة العربية.\nهذا هو السطر الثاني.\n",
    "Hindi": "नमस्ते दुनिया, यह एक सरल पाठ है।\nयह दूसरी पंक्ति है।\n",
    "Thai": "สวัสดีชาวโลก นี่คือข้อความธรรมดา\nนี่คือบรรทัดที่สอง\n",
    "Korean": "안녕하세요. 이것은 간단한 한국어 글입니다.\n이것은 둘째 줄입니다.\n",
    "Japanese": "こんにちは、世界。これは簡単な文章です。\nこれは二行目の文章です。\n",
    "Chinese": "你好，世界。这是一段简单的文字，雷锋精神永放光芒。\n这是第二行文字。\n",
    "traditional": "你好，世界。這是一段簡單的文字，雷鋒精神永放光芒。\n這是第二行文字。\n",
    "beyond": "\U0001f600 and \U00020000, then more of the plain text.\nSecond line.\n",
}
WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
NARROW = {
    "German": ("cp1252", "mac_roman"),
    "French": ("cp1252", "mac_roman"),
    "Russian": ("cp1251", "koi8-r"),
    "Greek": ("cp1253", "iso8859-7"),
    "Hebrew": ("cp1255",),
    "Arabic": ("cp1256",),
    "Thai": ("cp874",),
    "Korean": ("cp949", "iso2022_kr"),
    "Japanese": ("cp932", "euc-jp", "iso2022_jp"),
    "Chinese": ("gb18030", "gb2312"),
    "traditional": ("big5",),
}


def encodings() -> Iterator[tuple[str, str]]:
    for language in TEXTS:
        yield from ((language, encoding) for encoding in (*WIDE, *NARROW.get(language, ())))


@pytest.mark.parametrize(("language", "encoding"), list(encodings()))
@pytest.mark.parametrize("times", [1, 60])
def test_every_encoding_of_a_language(language: str, encoding: str, times: int) -> None:
    text = TEXTS[language] * times
    if encoding in ("cp1253", "iso8859-7"):
        text = text.replace("“", "").replace("”", "")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-32-be"])
def test_a_mark_of_the_other_byte_order(encoding: str) -> None:
    text = TEXTS["English"]
    assert decode(("\ufeff" + text).encode(encoding)) == text


KNOWN = {"en": "And there was a place", "ja": "日本語", "zh-Hans": "第", "zh-Hant": "帝京篇十首"}
# What a file of these could not hold was left out of it.
LEFT_OUT = {"cp1252": "cp1252", "macroman": "cp1252"}


@needs_corpus
@pytest.mark.parametrize("language", sorted(KNOWN))
def test_real_documents_of_a_language_read_alike(language: str) -> None:
    files = sorted(SAMPLES.glob(f"{language}.*.txt"))
    texts = {file.name: decode(file.read_bytes()) or "" for file in files}
    source = max(texts.values(), key=len)
    if language == "zh-Hans":
        book = CORPUS / "txt" / "hongloumeng_zh-Hans_utf8_crlf.txt"
        source = book.read_bytes().decode("utf-8-sig")
    assert KNOWN[language] in source
    for name, text in texts.items():
        codec = LEFT_OUT.get(name.split(".")[1], "utf-8")
        assert len(text) > 100, name
        assert text in source.encode(codec, "ignore").decode(codec), name


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_is_never_guessed_at(text: str) -> None:
    data = text.encode()
    if (
        not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
        and text.count("\ufffd") < 8
    ):
        assert decode(data) == text


def binaries() -> dict[str, bytes]:
    noise = random.Random(5)
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", noise.randbytes(500))
    return {
        "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise.randbytes(400),
        "elf": b"\x7fELF\2\1\1" + bytes(9) + noise.randbytes(400),
        "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + noise.randbytes(400),
        "gzip": b"\x1f\x8b\x08\0" + noise.randbytes(400),
        "pdf": b"%PDF-1.7\n1 0 obj\nstream\n" + noise.randbytes(3000),
        "sqlite": b"SQLite format 3\0" + bytes(200) + noise.randbytes(200),
        "zip": archive.getvalue(),
        "noise": noise.randbytes(2000),
        "zeros": bytes(1000),
    }


@pytest.mark.parametrize("kind", sorted(binaries()))
def test_what_is_no_text_is_refused(kind: str) -> None:
    assert decode(binaries()[kind]) is None


def test_noise_is_never_an_error() -> None:
    noise = random.Random(7)
    for size in range(300):
        decode(noise.randbytes(size))


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
        (b"\xff\xfe", ""),
        (b"a", "a"),
        (b"a\0b and some more\0 text", "a\0b and some more\0 text"),
        (b"caf\xe9", "café"),
        (b"\xe2\x82\xac", "€"),
        (b"lone \xed\xa0\x80 half", "lone \ufffd half"),
        (b"pair \xed\xa0\xbd\xed\xb8\x80 of halves", "pair \U0001f600 of halves"),
        (b"\xff\xfea\0\0\xd8b\0", "a\ufffdb"),
        (b"\xff\xfea\0b", "a\ufffd"),
        (b"\x1b[1mbold\x1b[0m", "\x1b[1mbold\x1b[0m"),
    ],
)
def test_odd_but_read(data: bytes, wanted: str) -> None:
    assert decode(data) == wanted


def test_a_long_file_is_judged_by_its_beginning() -> None:
    text = "雷锋精神，永放光芒。\n" * 40_000
    assert decode(text.encode("gb18030")) == text
    assert decode(text.encode("utf-16-le")) == text
