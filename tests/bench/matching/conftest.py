"""One thread: CPU seconds count waiting threads too. Read before anything here imports numpy."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
