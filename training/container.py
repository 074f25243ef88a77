"""The safetensors layout of docs/model_format.md: reading and writing."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

_DTYPES = {"I8": np.int8, "I32": np.int32, "U64": np.uint64, "F32": np.float32, "U8": np.uint8,
           "I64": np.int64}
_NAMES = {np.dtype(v): k for k, v in _DTYPES.items()}
ALIGN = 64


def text(lines: list[str]) -> np.ndarray:
    """A list of names as a tensor, one a line."""
    return np.frombuffer("".join(line + "\n" for line in lines).encode("utf-8"), np.uint8)


def lines(tensor: np.ndarray) -> list[str]:
    """The names in a text tensor."""
    return tensor.tobytes().decode("utf-8").split("\n")[:-1]


def write(path: Path, tensors: dict[str, np.ndarray], metadata: dict[str, str]) -> None:
    """Writes the tensors in the order of their names, each at a multiple of 64 bytes."""
    header: dict[str, object] = {"__metadata__": metadata}
    offset, chunks = 0, []
    for name in sorted(tensors):
        data = np.ascontiguousarray(tensors[name]).tobytes()
        header[name] = {"dtype": _NAMES[tensors[name].dtype], "shape": list(tensors[name].shape),
                        "data_offsets": [offset, offset + len(data)]}
        padding = -len(data) % ALIGN
        chunks.append(data + b"\0" * padding)
        offset += len(data) + padding
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    head += b" " * (-(len(head) + 8) % ALIGN)
    body = b"".join(chunks)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(len(head).to_bytes(8, "little") + head + body)


def read(path: Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """Tensors and metadata of a file."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = (8 + size + o for o in entry["data_offsets"])
        array = np.frombuffer(raw[begin:end], _DTYPES[entry["dtype"]])
        tensors[name] = array.reshape(entry["shape"])
    return tensors, metadata
