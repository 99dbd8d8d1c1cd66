"""The functions of the PDF library (PDFium) that are called here, with their types.

The library comes with the package pypdfium2, whose generated bindings declare five hundred functions: importing them
takes longer than reading twenty releases, so the few that are needed are declared here.
"""

from __future__ import annotations

import ctypes
import os
import sys
from ctypes import POINTER, Structure, c_char_p, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from importlib.util import find_spec
from typing import Any

_FILE = {"win32": "pdfium.dll", "darwin": "libpdfium.dylib"}.get(sys.platform, "libpdfium.so")


class Rectangle(Structure):
    """A rectangle as the library gives it."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


_PAIR = POINTER(c_float)
_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_LoadMemDocument64": (c_void_p, (c_char_p, c_size_t, c_char_p)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_CloseDocument": (None, (c_void_p,)),
    "FPDF_DocumentHasValidCrossReferenceTable": (c_int, (c_void_p,)),
    "FPDF_GetPageCount": (c_int, (c_void_p,)),
    "FPDF_GetFormType": (c_int, (c_void_p,)),
    "FPDFDoc_GetAttachmentCount": (c_int, (c_void_p,)),
    "FPDFDoc_GetJavaScriptActionCount": (c_int, (c_void_p,)),
    "FPDF_LoadPage": (c_void_p, (c_void_p, c_int)),
    "FPDF_ClosePage": (None, (c_void_p,)),
    "FPDFPage_GetRotation": (c_int, (c_void_p,)),
    "FPDF_GetPageBoundingBox": (c_int, (c_void_p, POINTER(Rectangle))),
    "FPDFPage_CountObjects": (c_int, (c_void_p,)),
    "FPDFPage_GetObject": (c_void_p, (c_void_p, c_int)),
    "FPDFPageObj_GetType": (c_int, (c_void_p,)),
    "FPDFPageObj_GetBounds": (c_int, (c_void_p, _PAIR, _PAIR, _PAIR, _PAIR)),
    "FPDFPageObj_GetFillColor": (c_int, (c_void_p, *(POINTER(c_uint),) * 4)),
    "FPDFPath_GetDrawMode": (c_int, (c_void_p, POINTER(c_int), POINTER(c_int))),
    "FPDFText_LoadPage": (c_void_p, (c_void_p,)),
    "FPDFText_ClosePage": (None, (c_void_p,)),
    "FPDFText_CountChars": (c_int, (c_void_p,)),
    "FPDFText_GetText": (c_int, (c_void_p, c_int, c_int, c_void_p)),
    "FPDFText_GetUnicode": (c_uint, (c_void_p, c_int)),
    "FPDFText_HasUnicodeMapError": (c_int, (c_void_p, c_int)),
    "FPDFText_IsGenerated": (c_int, (c_void_p, c_int)),
    "FPDFText_GetLooseCharBox": (c_int, (c_void_p, c_int, c_void_p)),
    "FPDFText_GetTextObject": (c_void_p, (c_void_p, c_int)),
    "FPDFTextObj_GetTextRenderMode": (c_int, (c_void_p,)),
    "FPDFTextObj_GetFont": (c_void_p, (c_void_p,)),
    "FPDFFont_GetBaseFontName": (c_size_t, (c_void_p, c_char_p, c_size_t)),
    "FPDFFont_GetFlags": (c_int, (c_void_p, POINTER(c_int))),
    "FPDFFont_GetWeight": (c_int, (c_void_p,)),
    "FPDFLink_Enumerate": (c_int, (c_void_p, POINTER(c_int), POINTER(c_void_p))),
    "FPDFLink_GetAnnotRect": (c_int, (c_void_p, POINTER(Rectangle))),
    "FPDFLink_GetAction": (c_void_p, (c_void_p,)),
    "FPDFAction_GetType": (c_ulong, (c_void_p,)),
    "FPDFAction_GetURIPath": (c_ulong, (c_void_p, c_void_p, c_char_p, c_ulong)),
    "FPDFPage_GetAnnotCount": (c_int, (c_void_p,)),
    "FPDFPage_GetAnnot": (c_void_p, (c_void_p, c_int)),
    "FPDFPage_CloseAnnot": (None, (c_void_p,)),
    "FPDFAnnot_GetSubtype": (c_int, (c_void_p,)),
    "FPDFAnnot_GetStringValue": (c_ulong, (c_void_p, c_char_p, c_void_p, c_ulong)),
    "FPDF_GetMetaText": (c_ulong, (c_void_p, c_char_p, c_void_p, c_ulong)),
}


def _library() -> Any:
    """The library, with the types of its functions and itself made ready."""
    spec = find_spec("pypdfium2_raw")
    path = os.path.join(os.path.dirname(spec.origin), _FILE) if spec is not None and spec.origin else ""
    if os.path.exists(path):
        library = ctypes.CDLL(path)
    else:  # a system package has it elsewhere, and its bindings know where
        from pypdfium2_raw import bindings

        library = bindings._libs["pdfium"]
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.FPDF_InitLibrary()
    return library


PDFIUM: Any = _library()


def wide_text(function: Any, *arguments: Any) -> str:
    """The text that a function writes in UTF-16 when it is given room for it; at most 2,000 characters."""
    size = function(*arguments, None, 0)
    if size <= 2:
        return ""
    room = ctypes.create_string_buffer(min(size, 4_000))
    function(*arguments, room, len(room))
    return room.raw[: len(room) // 2 * 2].decode("utf-16-le", "replace").rstrip("\0")
