"""Answers of several editions in one table, for the admin: the first column names the edition."""

from itertools import groupby

import tablib
from django.db import transaction
from django.utils.translation import gettext as _
from import_export import resources
from import_export.results import Error, Result, RowResult

from award.models import Edition
from award.refusals import Refused
from nominations import answer_imports, services
from nominations.answer_imports import EDITION
from nominations.resources.applications import OF_THE_APPLICATION, AnswerResource
from nominations.resources.cells import texts


class EditionsResource(resources.Resource):
    """One row an answer. Out comes what is given; in goes all or nothing, by the desk's own service."""

    def __init__(self, at):
        super().__init__()
        self.at = at

    @classmethod
    def get_display_name(cls):
        return _("Answers")

    def export(self, queryset=None, **kwargs):
        table = None
        found = queryset.select_related("edition", "municipality", "self_description")
        applications = found.prefetch_related(*OF_THE_APPLICATION).order_by(
            "edition__slug", "municipality__sort_key"
        )
        for edition, own in groupby(applications, key=lambda each: each.edition):
            resource = AnswerResource(edition, at=self.at)
            rows = resource.export(list(own))
            table = table if table is not None else tablib.Dataset(headers=[EDITION, *rows.headers])
            for row in rows:
                table.append([edition.slug, *row])
        return table if table is not None else tablib.Dataset(headers=[EDITION])

    @transaction.atomic
    def import_data(self, dataset, dry_run=False, raise_errors=False, user=None, **kwargs):
        result = Result()
        result.diff_headers = [EDITION, "kommun", "falt", "före", "efter"]
        rows = texts(dataset)
        for slug in dict.fromkeys(row.get(EDITION, "") for row in rows):
            edition = Edition.objects.managed_by(user).filter(slug=slug).first()
            # A row keeps its number in the file.
            own = [row if row.get(EDITION) == slug else dict.fromkeys(row, "") for row in rows]
            self._look_through(edition, slug, own, result)
            if not dry_run and not result.has_errors():
                services.import_answers(edition_id=edition.pk, rows=own, actor=user, at=self.at)
        if result.has_errors():
            transaction.set_rollback(True)
        return result

    def _look_through(self, edition, slug, rows, result):
        if edition is None:
            result.append_base_error(Error(Refused([f"{EDITION}: {slug or '–'}"])))
            return
        planned = answer_imports.plan(edition, rows, at=self.at)
        for reason in planned.reasons:
            result.append_base_error(Error(Refused([reason])))
        for change in planned.changes:
            for field, before, after in change.fields:
                row = RowResult()
                row.import_type = (
                    RowResult.IMPORT_TYPE_NEW if change.is_new else RowResult.IMPORT_TYPE_UPDATE
                )
                row.diff = [slug, change.name, field, before, after]
                result.append_row_result(row)
                result.increment_row_result_total(row)
