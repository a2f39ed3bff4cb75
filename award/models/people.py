"""People who log in. What they may do stands in rows (organiser, juror, member), never on the person."""

from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from award.prepared import Prepared


class PersonManager(BaseUserManager):
    def create_user(self, email, name="", password=None):
        """A person who may log in; without a password only by a code sent to the address."""
        person = self.model(email=self.normalize_email(email).strip(), name=name.strip())
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Somebody with an account: municipal officer, juror or organiser, often more than one of them."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_active = models.BooleanField(_("may log in"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_email_in_any_case")
        ]

    def __str__(self):
        return self.name or self.email

    def get_full_name(self):
        return str(self)

    @cached_property
    def is_organiser(self):
        """True where a row says so: organiser of at least one award."""
        return self.roles()["organiser"]

    def roles(self) -> dict[str, bool]:
        """Which parts of the house the person has work in, by the rows that there are. One statement."""
        return _ROLES.rows(person=self.pk)[0]

    # Django's admin asks these; the register there is for organisers.
    @property
    def is_staff(self):
        return self.is_organiser

    def has_perm(self, perm, obj=None):
        return self.is_active and self.is_organiser

    def has_perms(self, perms, obj=None):
        return all(self.has_perm(perm, obj) for perm in perms)

    def has_module_perms(self, app_label):
        return self.is_active and self.is_organiser


def _roles(person):
    """What the head of every page asks: put together once."""
    names = {
        "municipality": "memberships",
        "juror": "juror_roles",
        "organiser": "organiser_roles",
    }
    rows = {role: Person._meta.get_field(name) for role, name in names.items()}
    found = {
        role: Exists(each.related_model.objects.filter(**{each.field.name: OuterRef("pk")}))
        for role, each in rows.items()
    }
    return Person.objects.filter(pk=person).values(**found)


_ROLES = Prepared(_roles, person=int)
