"""Columns of numbers as bytes that are the same on every machine."""

from array import array
from sys import byteorder


def packed(numbers: "array[int]") -> bytes:
    """Return numbers as little-endian 32-bit integers."""
    return _little_endian(numbers).tobytes()


def unpacked(data: bytes) -> "array[int]":
    """Return the numbers that packed made; raises ValueError for half a number."""
    numbers = array("I")
    numbers.frombytes(data)
    return _little_endian(numbers)


def _little_endian(numbers: "array[int]") -> "array[int]":
    if byteorder == "little":
        return numbers
    swapped = array("I", numbers)
    swapped.byteswap()
    return swapped
