"""The file of the cache (SQLite): results by their keys, and when they are forgotten.

The file may be deleted at any time, be damaged, be of another version, stand on a disk
that is full or read-only, or be used by two builds at once: a value that does not match
its own checksum is no value, and whatever SQLite says of the file only costs time.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_TABLE = "kept_1"
"""Another form of the rows takes another name, so that neither reads the other's."""
_CHECKSUM = 16
"""Bytes before each value."""
_WAIT = 2.0
"""Seconds for another build that writes; then nothing is kept."""
_FRESH = 16
"""Writes of the store after which a row that is used is marked as used again."""
_FORGOTTEN = 64
"""Writes of the store after which a row that nobody used is deleted."""
_MANY = 64
"""Rows that are asked for one by one; who asks for more gets all small ones at once,
which takes as long as some hundred do alone."""
_SMALL = 2048
"""Bytes of a small one: most results are that nothing was found."""
_ROOM = 16 * 1024 * 1024
"""Bytes that wait in memory before they are brought to the disk."""


class Store:
    """Values by keys, in a file; without a file nothing is kept.

    What is put waits in memory until it is written, in one step, by `write`, or brought
    to the disk when much has come together.
    """

    def __init__(self, file: Path | None) -> None:
        """Open the file, or begin it; nothing is read yet."""
        self.file = file
        self._waiting: dict[str, bytes] = {}
        self._room = 0
        self._used: list[str] = []
        self._asked = 0
        self._ahead: dict[str, tuple[bytes, int]] = {}
        self._news: dict[str, bytes] | None = None
        self._lender: sqlite3.Connection | None = None
        self._generation = 0
        self._is_begun = False
        """Whether some of what belongs to the next write is on the disk already."""
        self._is_empty = False
        """Whether there is no row on the disk, so that none is looked for."""
        self._connection = self._open()

    @property
    def generation(self) -> int:
        """How many times the file has been written, by whomever."""
        return self._generation

    def get(self, key: str) -> bytes | None:
        """The value of a key; None when there is none, or it is damaged."""
        waiting = self._waiting.get(key)
        if waiting is not None:
            return waiting
        if self._is_empty:
            return None
        self._asked += 1
        if self._asked == _MANY:
            self._ahead = self._read_ahead()
        row = self._ahead.get(key) or self._find(key)
        if row is None:
            return None
        stored, used = row
        checksum, value = stored[:_CHECKSUM], stored[_CHECKSUM:]
        if _sum(key, value) != checksum:
            return None
        if self._generation - used >= _FRESH:
            self._used.append(key)
        return value

    def put(self, key: str, value: bytes) -> None:
        """Keep a value from now on, and on the disk when it can be written there."""
        if self._connection is None:
            return
        self._waiting[key] = value
        self._ahead.pop(key, None)
        if self._news is not None:
            self._news[key] = value
            return
        self._room += len(value)
        if self._room > _ROOM:
            self._bring(is_end=False)

    def lend(self) -> None:
        """In a process that was forked: read through a connection of its own.

        What is put there is brought to the disk by the process that takes the news.
        """
        if self._news is None:
            # The other process goes on with its own, which must not be closed here.
            self._lender, self._connection = self._connection, self._open()
            self._news = {}

    def take_news(self) -> dict[str, bytes]:
        """What was put since the last time, in a process to which this was lent."""
        news, self._news = self._news or {}, {}
        return news

    def write(self) -> None:
        """Bring to the disk what waits; rows that nobody asked for are forgotten."""
        self._bring(is_end=True)

    def _bring(self, *, is_end: bool) -> None:
        """Bring to the disk what waits; what comes before the end counts as one."""
        waiting, self._waiting, self._room = self._waiting, {}, 0
        used, self._used = self._used, []
        if is_end:
            self._asked, self._ahead = 0, {}
        is_idle = not (waiting or used or self._is_begun)
        if self._connection is None or is_idle:
            return
        try:
            with self._connection as connection:
                connection.execute("BEGIN IMMEDIATE")
                now = self._count(connection) + 1
                connection.executemany(
                    f"INSERT OR REPLACE INTO {_TABLE} VALUES (?, ?, ?)",  # noqa: S608
                    ((k, now, _sum(k, value) + value) for k, value in waiting.items()),
                )
                connection.executemany(
                    f"UPDATE {_TABLE} SET used = ? WHERE key = ?",  # noqa: S608
                    ((now, key) for key in used),
                )
                if is_end:
                    self._forget(connection, now)
            self._is_begun = not is_end
            self._is_empty = False
            self._generation = now if is_end else self._generation
        except sqlite3.OperationalError:
            return  # Another build is writing, or the disk is full.
        except sqlite3.DatabaseError:
            self._begin_anew()

    @staticmethod
    def _forget(connection: sqlite3.Connection, now: int) -> None:
        """Count one more write, and delete what nobody asked for in many of them."""
        connection.execute(f"PRAGMA user_version = {now}")
        connection.execute(
            f"DELETE FROM {_TABLE} WHERE used < ?",  # noqa: S608
            (now - _FORGOTTEN,),
        )

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self.write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection | None:
        if self.file is None:
            return None
        for _ in range(2):
            try:
                return self._connect(self.file)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                    return None  # A folder that cannot be written, a locked file.
                self._delete()  # Rows of another form.
            except sqlite3.DatabaseError:
                self._delete()
            except OSError:
                return None
        return None

    def _connect(self, file: Path) -> sqlite3.Connection:
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            file, timeout=_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            # The file may be lost at any time, so nothing waits for the disk.
            connection.execute("PRAGMA synchronous = OFF")
            # Nothing is left beside the file, as an empty journal would be.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(
                f"CREATE TABLE IF NOT EXISTS {_TABLE}"
                " (key TEXT PRIMARY KEY, used INTEGER, value BLOB)"
            )
            connection.execute(f"SELECT key, used, value FROM {_TABLE} LIMIT 0")  # noqa: S608
            any_row = connection.execute(f"SELECT 1 FROM {_TABLE} LIMIT 1")  # noqa: S608
            self._is_empty = any_row.fetchone() is None
            self._generation = self._count(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    @staticmethod
    def _count(connection: sqlite3.Connection) -> int:
        """How many times the store has been written, by whomever."""
        return int(connection.execute("PRAGMA user_version").fetchone()[0])

    def _find(self, key: str) -> tuple[bytes, int] | None:
        if self._connection is None:
            return None
        try:
            found = self._connection.execute(
                f"SELECT value, used FROM {_TABLE} WHERE key = ?",  # noqa: S608
                (key,),
            ).fetchone()
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._begin_anew()
            return None
        if found is None or not isinstance(found[0], bytes):
            return None
        return found[0], int(found[1])

    def _read_ahead(self) -> dict[str, tuple[bytes, int]]:
        """All small rows, for somebody who asks for many."""
        if self._connection is None:
            return {}
        try:
            rows = self._connection.execute(
                f"SELECT key, value, used FROM {_TABLE} WHERE length(value) <= ?",  # noqa: S608
                (_SMALL,),
            ).fetchall()
        except sqlite3.OperationalError:
            return {}
        except sqlite3.DatabaseError:
            self._begin_anew()
            return {}
        return {k: (v, int(used)) for k, v, used in rows if isinstance(v, bytes)}

    def _begin_anew(self) -> None:
        """Another file in place of one that is damaged."""
        if self._connection is not None:
            self._connection.close()
        self._delete()
        self._connection = self._open()

    def _delete(self) -> None:
        if self.file is not None:
            with suppress(OSError):
                self.file.unlink()


def _sum(key: str, value: bytes) -> bytes:
    return blake2b(value, digest_size=_CHECKSUM, key=key.encode()[:64]).digest()
