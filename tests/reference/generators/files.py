# SPDX-License-Identifier: BSL-1.0
"""Files that NumPy wrote, byte by byte as hexadecimal text, and what is in them."""
import io

import numpy


def saved(array: numpy.ndarray, version: tuple = None) -> str:
    file = io.BytesIO()
    numpy.lib.format.write_array(file, array, version, allow_pickle=True)
    return file.getvalue().hex()


def make() -> dict:
    matrix = numpy.arange(6).reshape(2, 3) / 4
    numbers = {kind: saved(matrix.astype(kind)) for kind in ("<f4", "<f8", "<i2", "|u1", "<u8", ">f4")}
    return {"matrix": matrix.flatten().tolist(),
            "types": numbers,
            "versions": [saved(matrix, version) for version in ((1, 0), (2, 0), (3, 0))],
            "labels": saved(numpy.array([3, 1, 2])),
            "bools": saved(numpy.array([[True, False]])),
            "images": saved(numpy.arange(12, dtype=numpy.uint8).reshape(2, 2, 3)),
            "none": saved(numpy.zeros((0, 3), numpy.float32)),
            "fortran": saved(numpy.asfortranarray(matrix)),
            "objects": saved(numpy.array([None, 1], dtype=object)),
            "records": saved(numpy.array([(1, 2.0)], dtype=[("a", "<i4"), ("b", "<f4")])),
            "half": saved(matrix.astype(numpy.float16)),
            "number": saved(numpy.array(1.5))}
