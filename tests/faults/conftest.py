from tests.access.conftest import guarded_world

__all__ = ["guarded_world"]
