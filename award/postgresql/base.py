import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self):
        """Whether the server is still there. Asked once a request, of a connection that nothing is asked of.

        On such a line there is nothing to read unless the server has closed it or says that it is going to:
        that shows without a question of a millisecond.
        """
        line = select.poll()
        try:
            line.register(self.connection.fileno(), select.POLLIN)
        except self.Database.Error:
            return False
        return not line.poll(0)
