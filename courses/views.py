"""What learners send from course pages.

The pages may be copies kept for all visitors, so these forms carry no CSRF token and take
only what this site's own pages send. Who opens such an address is led to the page instead.
"""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from courses import access, outline, services
from courses.models import Activity, CatalogPage, Course
from literasi.core.language import editorial, sentence
from literasi.core.same_origin import same_origin_post
from literasi.users.visitors import current_learner, ensure_learner


def catalog(request):
    """Lead to the list of courses, wherever editors have put it."""
    page = CatalogPage.objects.live().first()
    return redirect(page.get_url(request) if page else "/")


@method_decorator(csrf_exempt, name="dispatch")
class PageForm(View):
    """A form that stands on a page. Origin is checked by ``same_origin_post`` on ``post``."""


class Enrol(PageForm):
    def get(self, request, course):
        return redirect(_offered(request, course).current.content["url"])

    @method_decorator(same_origin_post)
    def post(self, request, course):
        found = _offered(request, course)
        if not request.user.is_authenticated:
            page = {"next": found.current.content["url"]}
            return redirect(f"{reverse('account_signup')}?{urlencode(page)}")
        services.enrol(learner=ensure_learner(request), course=found)
        return redirect(_onward(request, found))


class Continue(PageForm):
    """Lead to what is next. A POST by an account also enrols, and completes what is ready."""

    def get(self, request, course):
        return redirect(_onward(request, _offered(request, course)))

    @method_decorator(same_origin_post)
    def post(self, request, course):
        found = _offered(request, course)
        if request.user.is_authenticated:
            services.enrol(learner=ensure_learner(request), course=found)
        return redirect(_onward(request, found))


class Complete(PageForm):
    """Mark a lesson as done. A quiz is completed by passing it, never from here."""

    def get(self, request, activity):
        return redirect(_way_back(get_object_or_404(_activities(), uuid=activity)))

    @method_decorator(same_origin_post)
    def post(self, request, activity):
        lesson = get_object_or_404(_activities(), uuid=activity, kind=Activity.Kind.LESSON)
        _refuse_stranger(request, lesson.page)
        release = lesson.course.current
        if held := access.blockers(current_learner(request), release, str(lesson.uuid)):
            return _lead_to(request, held[0])
        services.complete_activity(learner=ensure_learner(request), activity=lesson)
        return redirect(_congratulate(request, lesson))


def _activities():
    released = Activity.objects.filter(course__current__isnull=False)
    return released.select_related("course__current", "course__page", "page")


def _offered(request, uuid) -> Course:
    course = get_object_or_404(Course.objects.offered(), uuid=uuid)
    _refuse_stranger(request, course.page)
    return course


def _refuse_stranger(request, page):
    """Answer 404 to whoever may not see the page. A page taken down restricts nobody."""
    restrictions = page.get_view_restrictions() if page else ()
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404


def _way_back(activity: Activity) -> str:
    """Return the activity's page, or what is left when that has been taken down."""
    steps = activity.course.current.activities()
    here = next((step["url"] for step in steps if step["id"] == str(activity.uuid)), None)
    return here or _course_url(activity.course)


def _is_live(course: Course) -> bool:
    return course.page is not None and course.page.live


def _course_url(course: Course) -> str:
    return course.current.content["url"] if _is_live(course) else reverse("my_learning")


def _outline(request, course: Course, page: int | None = None) -> outline.Outline:
    done = access.done_in(current_learner(request), course.pk)
    return outline.build(course.current, done, page)


def _onward(request, course: Course, page: int | None = None) -> str:
    """Return the next activity's page; the course's own when nothing required is left."""
    seen = _outline(request, course, page)
    goes_on = _is_live(course) and seen.onward and not seen.progress.is_complete
    return seen.onward.url if goes_on else _course_url(course)


def _lead_to(request, step: dict):
    text = _("Kursus ini dipelajari berurutan. Selesaikan “%(title)s” lebih dahulu, ya.")
    messages.info(request, sentence(text, title=editorial(step["title"])))
    return redirect(step["url"])


def _congratulate(request, lesson: Activity) -> str:
    """Say what has been reached, and return where to go on."""
    progress = _outline(request, lesson.course).progress
    if not progress.is_complete:
        text = _("“%(title)s” selesai. %(done)s dari %(required)s kegiatan wajib sudah selesai.")
    elif request.user.is_authenticated:
        text = _("Selamat! Semua kegiatan wajib kursus ini sudah Anda selesaikan.")
    else:
        text = _("Semua kegiatan wajib selesai. Buat akun agar hasil ini tercatat atas nama Anda.")
    done, required = progress.done, progress.required
    told = sentence(text, title=editorial(lesson.title), done=done, required=required)
    messages.success(request, told)
    return _onward(request, lesson.course, lesson.page_id)
