"""Confidential text: a data key per holder, wrapped by a key ring that is not in the database.

A key holder (room, logbook, concern, application …) has `wrapped_key`. A confidential row names its holder and seals
its text with the holder's data key (AES-GCM). The associated data is the field's fixed seal name and the row's UUID:
renaming a model changes nothing, and a ciphertext moved to another row does not open.

Reading: `key = room.open_for(person)`, then `key.read(note.text)`. Everything else meets a `Sealed`, which refuses
to be printed. What technique can promise and what it cannot stands in docs/adr/0002-sealed-text.md.
"""

import os
from base64 import b64decode, b64encode
from functools import cache
from typing import Any, NoReturn, Self, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models
from django.db.models.base import ModelState

from mentorforum.errors import NotAReader, SealedError, Unproven
from mentorforum.rows import BaseRow

MARK = "sealed:1:"
NONCE = 12


@cache
def _ring(keys: tuple[str, ...]) -> dict[str, AESGCM]:
    pairs = (entry.split(":", 1) for entry in keys)
    return {name: AESGCM(b64decode(value)) for name, value in pairs}


def ring() -> dict[str, AESGCM]:
    """The key ring by key name, newest first (settings.CONTENT_KEYS, entries `name:base64`)."""
    return _ring(tuple(settings.CONTENT_KEYS))


def wrap(data_key: bytes, holder_id: Any) -> str:
    """The data key, sealed with the ring's newest key."""
    name, key = next(iter(ring().items()))
    nonce = os.urandom(NONCE)
    return f"{name}:{b64encode(nonce + key.encrypt(nonce, data_key, holder_id.bytes)).decode()}"


def unwrap(wrapped: str, holder_id: Any) -> bytes:
    """The data key. KeyError if its key is no longer in the ring."""
    name, value = wrapped.split(":", 1)
    raw = b64decode(value)
    return ring()[name].decrypt(raw[:NONCE], raw[NONCE:], holder_id.bytes)


class Sealed:
    """Text nobody has opened. Printing, comparing as text, iterating or pickling it raises SealedError."""

    __slots__ = ("cipher", "field", "row")

    def __init__(self, cipher: str, field: Any = None, row: Any = None) -> None:
        self.cipher, self.field, self.row = cipher, field, row

    def __repr__(self) -> str:
        return "<sealed>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and other.cipher == self.cipher

    def __hash__(self) -> int:
        return hash(self.cipher)

    def __deepcopy__(self, memo: Any) -> "Sealed":
        return self

    def _refuse(self, *args: Any) -> NoReturn:
        raise SealedError("sealed text: open its holder with open_for(person) and read it with the key")

    __str__ = __format__ = __bool__ = __len__ = __iter__ = __html__ = __reduce_ex__ = __getitem__ = _refuse  # type: ignore[assignment]
    __contains__ = __add__ = __radd__ = __lt__ = _refuse  # type: ignore[assignment]


class Key:
    """A holder's opened data key: reads the sealed fields of the rows that name this holder."""

    def __init__(self, holder: "KeyHolder", data_key: bytes) -> None:
        self._holder_id, self._aes = holder.pk, AESGCM(data_key)

    def read(self, sealed: Any) -> str:
        """The text. SealedError if the value belongs to another holder's row."""
        if isinstance(sealed, str):  # just written by this very request, not yet read back
            return sealed
        if sealed is None:
            return ""
        if sealed.row is None or sealed.field.holder_id_of(sealed.row) != self._holder_id:
            raise SealedError("this text belongs to another key holder")
        raw = b64decode(sealed.cipher)
        return self._aes.decrypt(raw[:NONCE], raw[NONCE:], sealed.field.associated(sealed.row)).decode()

    def seal(self, text: str, associated: bytes) -> str:
        nonce = os.urandom(NONCE)
        return b64encode(nonce + self._aes.encrypt(nonce, text.encode(), associated)).decode()


class WrappedKeyField(models.TextField):
    """A holder's wrapped data key, made when the row is first saved. NULL once the holder's text is erased."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(null=True, editable=False)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        if add and not getattr(model_instance, self.attname):
            setattr(model_instance, self.attname, wrap(AESGCM.generate_key(256), model_instance.pk))
        return getattr(model_instance, self.attname)


_READ = ModelState()
_READ.adding = False


class KeyHolder(BaseRow):
    """Abstract base of every key holder. Subclasses say who reads: `may_read(person)`."""

    wrapped_key = WrappedKeyField()

    class Meta:
        abstract = True

    @classmethod
    def bare(cls, **columns: Any) -> Self:
        """A row of these columns alone, to open its texts with: thousands of whole instances take longer than opening."""
        row = cls.__new__(cls)
        row.__dict__.update(columns, _state=_READ)
        return row

    def may_read(self, person: Any) -> bool:
        """Whether this person is among the readers. The one rule behind `open_for` and the who-reads line."""
        raise NotImplementedError

    def opens_unproven(self, person: Any) -> bool:
        """Whether a login that somebody else moved opens it all the same: what it alone has written since."""
        return getattr(self, "person_id", None) == person.pk and self.created_at >= person.unproven_since

    def opens_for(self, person: Any) -> bool:
        """Whether this reader may open it now: a reader, whose login is their own (ADR 21)."""
        return self.may_read(person) and (getattr(person, "is_proven", True) or self.opens_unproven(person))

    def open_for(self, person: Any) -> Key:
        """The key, for a reader. NotAReader for everybody else, superuser included; Unproven for a moved login."""
        if person is None or not getattr(person, "pk", None) or not self.may_read(person):
            raise NotAReader
        if not self.opens_for(person):
            raise Unproven
        return self._key()

    def _key(self) -> Key:
        """For sealing and for `open_for`; nothing else calls it (house test)."""
        if "_opened_key" not in self.__dict__:
            if not self.wrapped_key:
                raise SealedError("this holder has no key: it is not saved yet, or its text is erased")
            self.__dict__["_opened_key"] = Key(self, unwrap(self.wrapped_key, self.pk))
        return cast(Key, self.__dict__["_opened_key"])

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in super().__getstate__().items() if name != "_opened_key"}

    def forget(self) -> None:
        """Erase its own texts for ever: a new key in place of the old, with nothing written. What reads it reads ""."""
        self.__dict__.pop("_opened_key", None)
        self.wrapped_key = wrap(AESGCM.generate_key(256), self.pk)
        texts = [field.attname for field in self._meta.fields if isinstance(field, EncryptedTextField)]
        for name in texts:
            setattr(self, name, "")
        self.save(update_fields=["wrapped_key", *texts])

    def rewrap(self) -> bool:
        """Wrap the data key with the ring's newest key; False if somebody else was faster or nothing was to do."""
        newest = next(iter(ring()))
        if not self.wrapped_key or self.wrapped_key.split(":", 1)[0] == newest:
            return False
        new = wrap(unwrap(self.wrapped_key, self.pk), self.pk)
        same = type(self)._base_manager.filter(pk=self.pk, wrapped_key=self.wrapped_key)
        return bool(same.update(wrapped_key=new))


class EncryptedTextField(models.TextField):
    """Text sealed with a holder's key.

    `seal` is the field's fixed name for ever; `holder` the name of the foreign key to the holder, or "self".
    """

    def __init__(self, *args: Any, seal: str = "", holder: str = "", **kwargs: Any) -> None:
        self.seal, self.holder = seal, holder
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "seal": self.seal, "holder": self.holder}

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, _SealedAttribute(self))

    def associated(self, row: Any) -> bytes:
        return f"{self.seal}|{row.pk}".encode()

    def holder_of(self, row: Any) -> KeyHolder:
        return cast(KeyHolder, row if self.holder == "self" else getattr(row, self.holder))

    def holder_id_of(self, row: Any) -> Any:
        return row.pk if self.holder == "self" else getattr(row, f"{self.holder}_id")

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            holder = self.holder_of(model_instance)
            if self.holder == "self" and not holder.wrapped_key:  # field order must not decide
                holder._meta.get_field("wrapped_key").pre_save(holder, True)  # type: ignore[union-attr]
            value = Sealed(holder._key().seal(value, self.associated(model_instance)), self, model_instance)
            model_instance.__dict__[self.attname] = value
        return value

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return None if value is None else Sealed(value, self)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        if not isinstance(value, Sealed):
            raise SealedError(f"{self.seal}: plain text cannot be written with update(), only with save()")
        return value.cipher

    def to_python(self, value: Any) -> Any:
        """For `loaddata`: what `value_to_string` wrote comes back sealed."""
        if isinstance(value, str) and value.startswith(MARK):
            return Sealed(value.removeprefix(MARK), self)
        return value

    def value_from_object(self, obj: Any) -> Any:
        return obj.__dict__.get(self.attname)

    def value_to_string(self, obj: Any) -> str:
        value = obj.__dict__.get(self.attname)
        if not isinstance(value, Sealed):
            raise SealedError(f"{self.seal}: unsaved plain text is not serialised")
        return MARK + value.cipher

    def clean(self, value: Any, model_instance: Any) -> Any:
        return value  # a person may write a text that begins like our mark: only loaddata reads marks


class _SealedAttribute:
    """Binds what was read to its row, so that a key can check holder and row."""

    def __init__(self, field: EncryptedTextField) -> None:
        self.field = field

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        return Sealed(value.cipher, self.field, instance) if isinstance(value, Sealed) else value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value
