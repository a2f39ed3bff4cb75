"""The last pass: mend what ReportLab writes loosely, and save so that equal input gives equal bytes."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf

from .canvas import Drawn
from .catalog import About, Entry, write_catalog
from .tree import Node

_BLOCK = 100  # no more pairs than this in one block of a character map (Adobe technical note 5014)


def finalise(drawn: Drawn, root: Node, outline: list[Entry], about: About, path: Path) -> None:
    """Write the finished booklet."""
    with pikepdf.open(io.BytesIO(drawn.pdf)) as pdf:
        write_catalog(pdf, root, drawn, outline, about)
        _mend_character_maps(pdf)
        pdf.remove_unreferenced_resources()
        pdf.save(
            path,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )


def _mend_character_maps(pdf: pikepdf.Pdf) -> None:
    """ReportLab maps unused codes to U+0000 and fills one block with them all. Say only what is so."""
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            pairs = read_character_map(font.ToUnicode.read_bytes())
            font.ToUnicode = pdf.make_stream(_character_map(pairs))


def read_character_map(source: bytes) -> dict[int, str]:
    """What each code of a font means."""
    meaning: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", source, re.S):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            meaning[int(code, 16)] = _utf16(text)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", source, re.S):
        for low, high, texts in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[?((?:\s*<[0-9A-Fa-f]+>)+)\s*\]?", block
        ):
            each = re.findall(rb"<([0-9A-Fa-f]+)>", texts)
            first = int(low, 16)
            for i in range(int(high, 16) - first + 1):
                meaning[first + i] = (
                    _utf16(each[i]) if len(each) > 1 else chr(ord(_utf16(each[0])) + i)
                )
    return {code: text for code, text in meaning.items() if text.strip("\0")}


def _utf16(hexadecimal: bytes) -> str:
    return bytes.fromhex(hexadecimal.decode()).decode("utf-16-be")


def _character_map(pairs: dict[int, str]) -> bytes:
    lines = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(pairs.items())
    ]
    blocks = [lines[i : i + _BLOCK] for i in range(0, len(lines), _BLOCK)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return f"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
""".encode()
