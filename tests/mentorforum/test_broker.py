import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection, Exchange, Queue

from mentorforum import broker

MESSAGES, WRITERS = 200, 3


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    options = {
        "data_folder_in": str(tmp_path / "queue"),
        "data_folder_out": str(tmp_path / "queue"),
        "control_folder": str(tmp_path / "control"),
        "polling_interval": 0.01,
    }
    with Connection(transport=broker.Transport, transport_options=options) as made:
        yield made


def test_each_message_of_several_writers_is_read_once_by_several_readers(connection: Connection) -> None:
    got: list[int] = []
    done = threading.Event()

    def write(first: int) -> None:
        with connection.clone() as own, own.SimpleQueue("work") as queue:
            for number in range(first, first + MESSAGES):
                queue.put(number)

    def read() -> None:
        with connection.clone() as own, own.SimpleQueue("work") as queue:
            while not done.is_set():
                try:
                    message = queue.get(timeout=0.1)
                except queue.Empty:
                    continue
                got.append(message.payload)
                message.ack()
                if len(got) >= MESSAGES * WRITERS:
                    done.set()

    threads = [threading.Thread(target=write, args=(n * MESSAGES,)) for n in range(WRITERS)]
    threads += [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    done.wait(30)
    done.set()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(MESSAGES * WRITERS))


def test_a_half_written_message_is_not_taken(connection: Connection, tmp_path: Path) -> None:
    channel = connection.channel()
    (tmp_path / "queue" / ".half.aside").write_text('{"bod')
    assert channel._size("work") == 0
    with pytest.raises(broker.Empty):
        channel._get("work")


def test_nothing_is_left_behind(connection: Connection, tmp_path: Path) -> None:
    with connection.SimpleQueue("work") as queue:
        queue.put("text")
        queue.get(timeout=2).ack()
    assert list((tmp_path / "queue").iterdir()) == []


def test_two_queues_bound_at_once_are_both_known(connection: Connection) -> None:
    exchange = Exchange("many")
    barrier = threading.Barrier(8)

    def bind(number: int) -> None:
        with connection.clone() as own:
            channel = own.channel()
            barrier.wait()
            Queue(f"q{number}", exchange, routing_key=f"q{number}", channel=channel).declare()

    threads = [threading.Thread(target=bind, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(row.queue for row in connection.channel().get_table("many")) == [f"q{n}" for n in range(8)]
