"""Statements that are put together once and run many times.

Composing a query of some width costs several times what the database takes to answer it. Where each
millisecond counts, it is composed once a connection, with a mark in the place of each value.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models.expressions import RawSQL
from django.db.models.query import get_related_populators
from django.db.models.sql import InsertQuery, UpdateQuery
from django.db.models.sql.constants import GET_ITERATOR_CHUNK_SIZE

#: So many editions are worked with at the same time.
MOST_SHARED = 8
_EPOCH = datetime(1990, 1, 1, tzinfo=UTC)


class _Composed:
    """``make(**values)`` gives a query set whose shape never changes.

    ``kinds`` says of each value what it is: ``int``, ``str`` or ``datetime``.
    """

    def __init__(self, make, **kinds):
        self.make = make
        self.marks = {
            name: _mark(kind, number) for number, (name, kind) in enumerate(kinds.items())
        }
        self.composed = WeakKeyDictionary()

    def of_connection(self):
        """What ``compose`` made of the marked query, once a connection."""
        wrapper = connection._connections[connection._alias]
        if wrapper not in self.composed:
            self.composed[wrapper] = self.compose(self.make(**self.marks).query)
        return self.composed[wrapper]

    def filled_in(self, params, values):
        """The parameters of a statement, with the values in the place of the marks."""
        given = {_as_param(mark): _as_param(values[name]) for name, mark in self.marks.items()}
        return [given.get(param, param) for param in params]


class _Asked(_Composed):
    """A query; what ``compose`` gives ends in what makes the answer of the rows that were found."""

    def rows(self, **values) -> list:
        """The answer. One statement."""
        sql, params, answered = self.of_connection()
        with connection.cursor() as cursor:
            cursor.execute(sql, self.filled_in(params, values))
            found = cursor.fetchall()
        return answered(found)


class Prepared(_Asked):
    """A query whose answer is each row by the names of its columns; ``make`` ends in ``values()``."""

    def compose(self, query):
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        names = [alias or expression.target.attname for expression, _sql, alias in compiler.select]
        converted = _converted(compiler)
        return (
            sql,
            params,
            lambda found: [dict(zip(names, row, strict=True)) for row in converted(found)],
        )


class PreparedTuples(_Asked):
    """A query whose answer is thousands of rows as they are; ``make`` ends in ``values_list()``."""

    def each(self, **values):
        """The rows, some at a time: each is worked on while it is still near the processor. One statement."""
        sql, params, answered = self.of_connection()
        with connection.cursor() as cursor:
            cursor.execute(sql, self.filled_in(params, values))
            while found := cursor.fetchmany(GET_ITERATOR_CHUNK_SIZE):
                yield from answered(found)

    def compose(self, query):
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        converted = _converted(compiler)
        return sql, params, lambda found: list(converted(found))


class PreparedModels(_Asked):
    """A query whose answer is models, with those of ``select_related`` and what is annotated."""

    def compose(self, query):
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        places = compiler.klass_info["select_fields"]
        first, last = places[0], places[-1]
        names = [column[0].target.attname for column in compiler.select[first : last + 1]]
        populators = get_related_populators(compiler.klass_info, compiler.select, connection.alias)
        converted = _converted(compiler)

        def made(row):
            thing = query.model.from_db(connection.alias, names, row[first : last + 1])
            for populator in populators:
                populator.populate(row, thing)
            for name, place in compiler.annotation_col_map.items():
                setattr(thing, name, row[place])
            return thing

        return sql, params, lambda found: [made(row) for row in converted(found)]


class SharedModels(PreparedModels):
    """Models that are the same for everybody, and stay the same ones as long as their rows are the same.

    The rows are asked for each time; only what they are made into is kept. Nobody may change the models.
    """

    def compose(self, query):
        sql, params, answered = super().compose(query)
        made = lru_cache(MOST_SHARED)(lambda found: tuple(answered(found)))
        return sql, params, lambda found: made(tuple(found))


def _converted(compiler):
    """What turns the database's rows into Python's."""
    converters = compiler.get_converters([column[0] for column in compiler.select])
    if not converters:
        return lambda found: found
    return lambda found: compiler.apply_converters(found, converters)


class PreparedHold(_Composed):
    """Rows that stay as they are, to all others, until the transaction is over.

    What is read in the statement that holds them may be older than they are: read in the next one. SQLite
    holds the whole database from the transaction's beginning, and is asked nothing.
    """

    def hold(self, **values) -> None:
        """At most one statement."""
        if not connection.features.has_select_for_update:
            return
        sql, params = self.of_connection()
        with connection.cursor() as cursor:
            cursor.execute(sql, self.filled_in(params, values))

    def compose(self, query):
        rows = query.chain()
        rows.clear_ordering(force=True)
        rows.select_for_update = True
        rows.add_fields(["pk"])
        return rows.get_compiler(connection=connection).as_sql()


class PreparedUpdate(_Composed):
    """A change of some columns of the rows that ``make`` finds."""

    def __init__(self, make, columns, **kinds):
        super().__init__(make, **kinds)
        self.columns = columns

    def run(self, contents, **values) -> None:
        """Write the contents, one for each column, in the rows found by the values. One statement."""
        sql, params, fields = self.of_connection()
        written = [
            field.get_db_prep_save(content, connection)
            for field, content in zip(fields, contents, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(sql, [*written, *self.filled_in(params, values)])

    def compose(self, query):
        fields = [query.model._meta.get_field(name) for name in self.columns]
        update = query.chain(UpdateQuery)
        update.add_update_fields([(field, None, RawSQL("%s", [None])) for field in fields])
        sql, params = update.get_compiler(connection=connection).as_sql()
        # What is to be written comes first among the parameters, in the order of the columns.
        return sql, params[len(fields) :], fields


def create_together(first, relation, *others) -> None:
    """Save a new row and those that belong to it by ``relation``: in one statement where the database can."""
    if connection.vendor != "postgresql":
        first.save(force_insert=True)
        for each in others:
            setattr(each, relation, first)
            each.save(force_insert=True)
        return
    for each in others:
        setattr(each, f"{relation}_id", RawSQL("(SELECT key FROM made)", []))
    inserts = [_insert(each) for each in (first, *others)]
    names = ["made (key)", *(f"made_{number}" for number in range(1, len(others)))]
    parts = [f"{name} AS ({sql})" for name, (sql, _params) in zip(names, inserts, strict=False)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {', '.join(parts)} {inserts[-1][0]}",
            [param for _sql, params in inserts for param in params],
        )


def _insert(thing):
    """The statement that makes the row, and answers with its key."""
    fields = [each for each in thing._meta.concrete_fields if not each.primary_key]
    query = InsertQuery(thing)
    query.insert_values(fields, [thing])
    compiler = query.get_compiler(connection=connection)
    compiler.returning_fields = [thing._meta.pk]
    [statement] = compiler.as_sql()
    return statement


def as_model(model, row):
    """A row as its model, with what was asked for besides the model's own columns."""
    own = {field.attname for field in model._meta.concrete_fields}
    made = model(**{name: value for name, value in row.items() if name in own})
    made._state.adding, made._state.db = False, connection.alias
    vars(made).update((name, value) for name, value in row.items() if name not in own)
    return made


def _mark(kind, number):
    """A value that stands nowhere else in the query."""
    return {
        int: 29_000 + number,  # within the reach of the smallest column
        str: f"\N{SECTION SIGN}{number}",
        datetime: _EPOCH + timedelta(seconds=number),
    }[kind]


def _as_param(value):
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
