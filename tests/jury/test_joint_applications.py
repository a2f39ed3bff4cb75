"""Several municipalities that apply together are one case to the jury, named in full everywhere."""

from django.urls import reverse

from jury.handing_down import chapter_of, drafts_of
from jury.models import SiteVisit
from nominations.models import Application, ConsentWithdrawal, JointMember
from tests.factories import make_member, make_municipality, make_person
from tests.jury.conftest import at, during


def with_boden(applications, status="confirmed"):
    """Luleå applies together with Boden."""
    boden, application = make_municipality("2582", "Boden"), applications["2580"]
    JointMember.objects.create(
        application=application,
        edition=application.edition,
        municipality=boden,
        status=status,
        invited_at=during(0),
    )
    Application.objects.filter(pk=application.pk).update(joint_name="Luleå och Boden")
    return boden


def test_result_bears_all_names_and_people(applications, edition):
    with_boden(applications)
    draft = next(each for each in drafts_of(edition) if each.municipality_code == "2580")
    assert (draft.name, draft.population, draft.county) == (
        "Luleå och Boden",
        2 * 79_000,
        "Norrbottens län",
    )


def test_declaration_names_every_municipality(client, applications, round_, jury):
    with_boden(applications)
    client.force_login(jury.member.person)
    with at(0):
        page = client.get(reverse("jury:declaration_edit", args=["2027", round_.pk])).text
    assert "Luleå och Boden" in page


def test_visit_is_known_to_the_people_of_all_who_apply(applications):
    boden = with_boden(applications)
    person, stranger = make_person("Bo Ek"), make_person("Sten Ek")
    make_member(person, boden)
    visit = SiteVisit.objects.create(application=applications["2580"], date=during(2).date())
    assert list(SiteVisit.objects.of_member(person)) == [visit]
    assert list(SiteVisit.objects.checkable_by(person)) == []
    assert list(SiteVisit.objects.of_member(stranger)) == []


def test_visit_is_not_known_to_one_who_has_not_said_yes(applications):
    boden = with_boden(applications, status="invited")
    person = make_person("Bo Ek")
    make_member(person, boden)
    SiteVisit.objects.create(application=applications["2580"], date=during(2).date())
    assert list(SiteVisit.objects.of_member(person)) == []


def test_words_are_handed_down_only_with_consent(applications, edition):
    application = applications["2580"]
    assert application.headline
    ConsentWithdrawal.objects.create(application=application, withdrawn_at=during(0))
    draft = next(each for each in drafts_of(edition) if each.municipality_code == "2580")
    chapter = chapter_of(Application.objects.case_file().get(pk=application.pk))
    assert draft.headline == ""
    assert (chapter["title"], chapter["lead"], chapter["body"]) == ("Luleå", "", "")
