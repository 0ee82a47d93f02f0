#!/usr/bin/env python
"""Django's command line. It says first where it works, and what is wrong in a sentence."""

import os
import sys

TOUCH_NOTHING = {"help", "version", "--help", "--version", "makemessages", "compilemessages", "collectstatic"}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentorforum.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    from mentorforum.place import sentence, where

    try:
        if not TOUCH_NOTHING & set(sys.argv[1:2] or ["help"]):
            sys.stderr.write(f"Mentorforum: {where()}\n")
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(str(problem))
    except DatabaseError as problem:
        said = sentence(problem)
        if not said:
            raise
        sys.exit(said)


if __name__ == "__main__":
    main()
