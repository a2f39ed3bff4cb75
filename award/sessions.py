"""Where sessions are kept: in the database, read by a query that is put together once."""

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from award.prepared import Prepared, as_model

_SESSION = Prepared(
    lambda key, at: Session.objects.filter(session_key=key, expire_date__gt=at).values(),
    key=str,
    at=datetime,
)


class SessionStore(db.SessionStore):
    """Every request of somebody logged in begins here."""

    def _get_session_from_db(self):
        rows = _SESSION.rows(key=self.session_key, at=timezone.now())
        if rows:
            return as_model(Session, rows[0])
        self._session_key = None
        return None
