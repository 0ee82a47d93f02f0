"""The try-out's broker: kombu's `filesystem://`, made safe for several processes.

kombu writes a message, and the list of queues, in place: a reader may take the file while it is still empty, which
ended worker and beat. Here everything is written aside and moved into place, and taken by a move too.
"""

import contextlib
import fcntl
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.transport.virtual import BrokerState
from kombu.utils.json import dumps, loads


def put_file(path: Path, text: str) -> None:
    """Write aside, then move: whoever looks finds all of it or nothing."""
    aside = path.with_name(f".{uuid.uuid4()}.aside")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


class Channel(filesystem.Channel):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for folder in (self.folder, Path(self.control_folder)):
            folder.mkdir(parents=True, exist_ok=True)

    @property
    def folder(self) -> Path:
        return Path(self.data_folder_in)

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]
        name = f"{time.time_ns():020}_{uuid.uuid4()}.{queue}.msg"
        put_file(self.folder / name, dumps(payload))

    def _get(self, queue: str, timeout: float | None = None) -> dict:
        for path in sorted(self.folder.iterdir()):
            if path.name.partition(".")[2] != f"{queue}.msg":
                continue
            taken = path.with_name(f".{path.name}.taken")
            with contextlib.suppress(FileNotFoundError):  # another reader was quicker
                path.rename(taken)
                text = taken.read_text(encoding="utf-8")
                taken.unlink()
                return loads(text)
        raise Empty

    def _table_file(self, exchange: str) -> Path:
        return Path(self._exchange_file(exchange))  # type: ignore[attr-defined]

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        with Path(self.control_folder, ".lock").open("w", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _queue_bind(self, exchange: str, routing_key: str | None, pattern: str | None, queue: str) -> None:
        row = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        with self._alone():
            table = self.get_table(exchange)
            if row not in table:
                put_file(self._table_file(exchange), dumps([row, *table]))

    def _delete(self, queue: str, exchange: str, routing_key: str, pattern: str, *args: Any, **kwargs: Any) -> None:
        super(filesystem.Channel, self)._delete(queue, exchange, routing_key, pattern, *args, **kwargs)
        row = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        with self._alone():
            table = self.get_table(exchange)
            if row in table:
                put_file(self._table_file(exchange), dumps([other for other in table if other != row]))


class Transport(filesystem.Transport):
    Channel = Channel

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # kombu shares what is bound between all connections of a process: a second thread then skips the binding that
        # the first has not written yet, and its message goes nowhere.
        self.state = BrokerState()
