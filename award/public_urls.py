"""The addresses of the award itself: the organiser's office, and what everybody may read."""

from django.urls import path

from award.views import (
    booklets,
    criteria,
    declining,
    letters,
    office,
    public,
    results,
    rows,
    stages,
)

app_name = "award"


def _rows(part, kind):
    """The pages of one kind of small rows."""
    at, name, what = f"kansli/<slug:slug>/{part}/", kind.name, {"kind": kind}
    return [
        path(at, rows.row_list, what, name=f"{name}_list"),
        path(f"{at}ny/", rows.row_change, what, name=f"{name}_create"),
        path(f"{at}<number:row_id>/", rows.row_change, what, name=f"{name}_change"),
        path(f"{at}<number:row_id>/ta-bort/", rows.row_remove, what, name=f"{name}_remove"),
    ]


EDITION = "kansli/<slug:slug>/"
STAGE = f"{EDITION}skeden/<number:stage_id>/"
CRITERION = f"{EDITION}kriterier/<number:criterion_id>/"
CHAPTER = f"{EDITION}skrift/<number:chapter_id>/"
LETTERS = f"{EDITION}brev/"
LETTER = f"{LETTERS}<number:letter_id>/"
TEMPLATE = f"{LETTERS}mallar/<word:letter_kind>/"

urlpatterns = [
    path("kansli/", office.office_show, name="office_show"),
    path("kansli/omgangar/ny/", office.edition_create, name="edition_create"),
    path(EDITION, office.edition_desk, name="edition_desk"),
    path(f"{EDITION}grunduppgifter/", office.edition_change, name="edition_change"),
    path(f"{EDITION}oppna/", office.edition_open, name="edition_open"),
    path(f"{EDITION}arkivera/", office.edition_archive, name="edition_archive"),
    path(f"{EDITION}skeden/", stages.stage_list, name="stage_list"),
    path(f"{EDITION}skeden/nytt/", stages.stage_create, name="stage_create"),
    path(STAGE, stages.stage_change, name="stage_change"),
    path(f"{STAGE}oppna/", stages.stage_start, name="stage_start"),
    path(f"{STAGE}stang/", stages.stage_close, name="stage_close"),
    path(f"{STAGE}forlang/", stages.stage_extend, name="stage_extend"),
    path(f"{STAGE}ta-bort/", stages.stage_remove, name="stage_remove"),
    path(f"{EDITION}kriterier/", criteria.criterion_list, name="criterion_list"),
    path(f"{EDITION}kriterier/nytt/", criteria.criterion_change, name="criterion_create"),
    path(CRITERION, criteria.criterion_change, name="criterion_change"),
    path(f"{CRITERION}ta-bort/", criteria.criterion_remove, name="criterion_remove"),
    *_rows("urvalsregler", rows.SELECTION_RULES),
    *_rows("partner", rows.PARTNERS),
    *_rows("jury-platser", rows.JURY_SEATS),
    path(f"{EDITION}skrift/", booklets.booklet_change, name="booklet_change"),
    path(f"{EDITION}skrift/bygg/", booklets.booklet_build, name="booklet_build"),
    path(f"{EDITION}skrift/forlopp/", booklets.booklet_progress, name="booklet_progress"),
    path(f"{EDITION}skrift/korrektur.pdf", booklets.booklet_preview, name="booklet_preview"),
    path(f"{EDITION}skrift/nytt/", booklets.chapter_change, name="chapter_create"),
    path(CHAPTER, booklets.chapter_change, name="chapter_change"),
    path(f"{CHAPTER}flytta/", booklets.chapter_move, name="chapter_move"),
    path(f"{CHAPTER}ta-bort/", booklets.chapter_remove, name="chapter_remove"),
    path(f"{EDITION}offentliggoranden/", results.publication_list, name="publication_list"),
    path(
        f"{EDITION}offentliggoranden/<number:publication_id>/",
        results.publication_open,
        name="publication_open",
    ),
    path(
        f"{EDITION}offentliggoranden/<number:publication_id>/tillkannage/",
        results.embargo_lift,
        name="embargo_lift",
    ),
    path(f"{EDITION}handelser/", office.history_list, name="history_list"),
    path(LETTERS, letters.letter_list, name="letter_list"),
    path(f"{LETTERS}utkast/", letters.letter_release, name="letter_release"),
    path(f"{LETTERS}skicka-igen/", letters.letter_send_all_again, name="letter_send_all_again"),
    path(f"{LETTERS}mallar/", letters.letter_template_list, name="letter_template_list"),
    path(TEMPLATE, letters.letter_template_change, name="letter_template_change"),
    path(f"{TEMPLATE}aterstall/", letters.letter_template_restore, name="letter_template_restore"),
    path(LETTER, letters.letter_show, name="letter_show"),
    path(f"{LETTER}makulera/", letters.letter_void, name="letter_void"),
    path(f"{LETTER}skicka-igen/", letters.letter_send_again, name="letter_send_again"),
    path("brev/avsta/<word:token>/", declining.letter_decline, name="letter_decline"),
    path("", public.home, name="home"),
    path("vinnare/", public.winner_list, name="winner_list"),
    path("tillganglighet/", public.accessibility, name="accessibility"),
    path("om/", public.about, name="about"),
    path("<slug:slug>/", public.edition_show, name="edition_show"),
    path("<slug:slug>/jury/", public.edition_jury, name="edition_jury"),
    path("<slug:slug>/resultat/", public.edition_results, name="edition_results"),
    path(
        "<slug:slug>/resultat/<slug:selects>.json",
        public.publication_download,
        name="publication_download",
    ),
    path("<slug:slug>/skrift.pdf", public.booklet_download, name="booklet_download"),
]
