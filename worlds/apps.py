from django.apps import AppConfig


class WorldsConfig(AppConfig):
    """The highest of all: it may import everything, and nothing imports it but tests and `manage.py demo`."""

    name = "worlds"
