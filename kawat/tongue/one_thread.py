"""Loads numpy so that it computes on one thread, unless the user has said on how many.

The model's matrices are small: threads that wait for each other cost several times what they save. Numpy's
library reads the variable when it is loaded, so this does nothing in a process that has numpy already.
"""

import os

_THREADS = "OPENBLAS_NUM_THREADS"
_given = os.environ.get(_THREADS)
os.environ.setdefault(_THREADS, "1")
import numpy  # noqa: E402, F401 - after the variable is set

if _given is None:
    del os.environ[_THREADS]
