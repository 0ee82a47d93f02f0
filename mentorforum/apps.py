from django.apps import AppConfig


class MentorforumConfig(AppConfig):
    name = "mentorforum"

    def ready(self) -> None:
        # The queue must be known in every process that names a task; the checks register themselves.
        from mentorforum import celery, checks  # noqa: F401 - only once the settings are there
