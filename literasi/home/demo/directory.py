"""The demo's agencies, contacts and badges."""

from wagtail.models import Site

from courses.models import Course, CoursePage
from literasi.agencies.models import Agency
from literasi.badges.models import Badge, CertificateTemplate
from literasi.core.models import Contact, SiteSettings
from literasi.home.demo import files

OFFICE = "diskominfo"


def load_agencies() -> None:
    """Create the regency's agencies and its districts."""
    for table in files.read("agencies.toml")["agency"]:
        Agency.objects.get_or_create(code=table.pop("code"), defaults=table)


def load_contacts() -> None:
    """Create the public contacts, each with the day it was last seen to be right."""
    for order, table in enumerate(files.read("contacts.toml")["contact"]):
        Contact.objects.get_or_create(key=table["key"], defaults=_contact(table, order))


def load_office_contact() -> None:
    """Name the office as whom to ask, unless somebody has chosen already."""
    about = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if about.help_contact is None:
        about.help_contact = Contact.objects.filter(key=OFFICE).first()
        about.save()


def _contact(table: dict, order: int) -> dict:
    names = ("name", "description", "channel", "value", "url", "checked_on")
    return {
        **{name: table[name] for name in names},
        "note": table["certainty_note"],
        "in_footer": table["footer"],
        "sort_order": order,
    }


def load_badges(courses: dict[str, CoursePage]) -> None:
    """Create one badge for each course."""
    for table in files.read("badges.toml")["badge"]:
        badge, created = Badge.objects.get_or_create(
            name=table["name"],
            defaults={
                "description": table["description"],
                "criteria": table["criteria"],
                "validity_months": table["validity_months"] or None,
                "motif": table["motif"],
                "alignments": [("alignment", one) for one in table.get("alignment", [])],
                "template": CertificateTemplate.objects.filter(name=table.get("template")).first(),
            },
        )
        if created:
            badge.courses.set([Course.objects.get(page=courses[table["course"]])])
