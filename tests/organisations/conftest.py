from tests.privacy.conftest import two

__all__ = ["two"]
