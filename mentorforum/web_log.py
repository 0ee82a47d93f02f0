"""The web server's own log (gunicorn's `--logger-class`): every request with its address, but no secret part of it."""

from typing import Any

from gunicorn.glogging import Logger

from mentorforum.logs import Masked


class WebLog(Logger):
    """What gunicorn writes, masked: the line of each request has address and referrer in it."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in (*self.error_log.handlers, *self.access_log.handlers):
            plain = handler.formatter
            handler.setFormatter(Masked(plain._fmt, plain.datefmt))
