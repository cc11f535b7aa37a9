"""What an award prints, frozen at the moment it is issued. See models.Award."""

import re
import unicodedata

from wagtail.models import Site

from courses.models import Activity, ActivityCompletion
from literasi.badges import rules
from literasi.badges.credentials import pictures
from literasi.badges.models import CertificateSettings
from literasi.core.models import SiteSettings
from quizzes.models import QuizPage

MEASURING = [QuizPage.Purpose.BEFORE, QuizPage.Purpose.AFTER]

# Invisible characters would break the drawing, the PDF and, later, the signature.
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ufffe\uffff]+")


def snapshot(*, badge, learner, enrolments) -> dict:
    """Return the frozen fields of a new award, in the shape that Award documents.

    ``enrolments``: the completed ones that earn it, oldest completion first. The agency is
    that of the last one, so of the time the badge was earned.
    """
    courses = [course_facts(enrolment.release.content) for enrolment in enrolments]
    agency = enrolments[-1].agency
    return {
        "name": printed_name(learner),
        **badge_facts(badge),
        "courses": courses,
        "results": results(learner, enrolments),
        "jp": rules.total_jp([course["jp"] for course in courses]),
        "agency": agency.name if agency else "",
        **issuer(),
    }


def badge_facts(badge) -> dict:
    """Return what a snapshot says of the badge itself."""
    return {
        "badge": clean(badge.name),
        "description": clean(badge.description),
        "criteria": clean(badge.criteria),
        "motif": badge.motif,
        "image": pictures.frozen(badge),
        "alignments": [_alignment(block.value) for block in badge.alignments],
    }


def _alignment(value) -> dict:
    texts = {name: clean(value.get(name) or "") for name in ("name", "framework", "code")}
    return {**texts, "url": value["url"]}


def results(learner, enrolments) -> list[dict]:
    """Return the best result in each required test, in the courses' order.

    Private: a credential tells them only if the holder chooses so, and no page ever does.
    """
    required = [
        activity
        for enrolment in enrolments
        for activity in enrolment.release.activities()
        if activity["required"] and activity["kind"] == Activity.Kind.QUIZ
    ]
    percents = _percents(learner, [activity["id"] for activity in required])
    return [
        {"title": clean(activity["title"]), "percent": percents[activity["id"]]}
        for activity in required
        if activity["id"] in percents
    ]


def _percents(learner, uuids) -> dict[str, int]:
    """Return percents by the activity's UUID; tests that only measure have no pass mark."""
    if not uuids:
        return {}
    rows = ActivityCompletion.objects.filter(learner=learner, activity__uuid__in=uuids)
    told = rows.values_list("activity__uuid", "percent", "activity__quiz__current__settings")
    return {
        str(uuid): percent
        for uuid, percent, settings in told
        if percent is not None and (settings or {}).get("purpose") not in MEASURING
    }


def granted_snapshot(*, badge, learner, agency, reason) -> dict:
    """Return the frozen fields of an award given from a list, with why as ``granted``.

    ``courses`` are what the badge stands for today; the holder need not have taken them.
    """
    released = badge.courses.filter(current__isnull=False).select_related("current")
    courses = [course_facts(course.current.content) for course in released.order_by("pk")]
    return {
        "name": printed_name(learner),
        **badge_facts(badge),
        "courses": courses,
        "results": [],
        "jp": rules.total_jp([course["jp"] for course in courses]),
        "agency": agency.name if agency else "",
        "granted": clean(reason),
        **issuer(),
    }


def course_facts(content: dict) -> dict:
    """Return a course of a release as a snapshot holds it."""
    modules = [
        {
            "title": clean(module["title"]),
            "minutes": sum(activity["minutes"] or 0 for activity in module["activities"]),
        }
        for module in content["modules"]
    ]
    return {"title": clean(content["title"]), "jp": content["jp"], "modules": modules}


def issuer() -> dict:
    """Return who issues and signs certificates now: the default site's settings."""
    site = Site.objects.filter(is_default_site=True).first()
    certificate = CertificateSettings.for_site(site) if site else CertificateSettings()
    office = SiteSettings.for_site(site).office if site else SiteSettings().office
    signer = {
        "name": clean(certificate.signer_name),
        "title": clean(certificate.signer_title),
        "place": clean(certificate.place),
    }
    return {"signer": signer, "office": clean(office)}


def printed_name(learner) -> str:
    """Return the holder's full name; never their e-mail address, whatever is missing."""
    return clean(learner.user.full_name) or "Peserta"


def clean(text: str) -> str:
    """Return text on one line, composed, without characters nobody can see."""
    visible = CONTROLS.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(visible.split())
