"""Creates and publishes pages the way an editor would."""

import json

from wagtail.models import Page, Site

from literasi.articles.models import ArticleIndexPage, ArticlePage
from literasi.home.demo import files
from literasi.home.demo.body import stream
from literasi.home.models import HomePage, InfoPage


def add(parent: Page, page: Page, *, publish: bool = True, ahead_of: Page | None = None) -> Page:
    """Put ``page`` under ``parent`` unless its slug is there; return what is there.

    It comes last, or ahead of a child.
    """
    existing = Page.objects.child_of(parent).filter(slug=page.slug).first()
    if existing:
        return existing.specific
    page.live = False
    if ahead_of:
        ahead_of.add_sibling("left", instance=page)
        parent.refresh_from_db(fields=["numchild"])
    else:
        parent.add_child(instance=page)
    if publish:
        page.save_revision().publish()
    return page


def raw(blocks: list[dict]) -> str:
    """Return raw StreamField data as the JSON a StreamField takes."""
    return json.dumps(blocks)


def load_home() -> HomePage:
    """Return the site's front page, creating it in place of Wagtail's welcome page."""
    if home := HomePage.objects.first():
        return home
    table = files.read("home.toml")
    home = add(
        Page.get_first_root_node(),
        HomePage(
            title=table["title"],
            slug="beranda",
            tagline=table["tagline"],
            lead=table["lead"],
            summary=table["lead"][:200],
            promises=raw([{"type": "promise", "value": item} for item in table["promise"]]),
        ),
    )
    _serve(home)
    return home


def _serve(home: HomePage) -> None:
    welcome = Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": home, "site_name": "Literasi"},
    )
    for page in welcome:
        page.delete()


def load_paths(home: HomePage, courses: dict[str, Page]) -> None:
    """Lead the front page's readers to the courses, once those exist."""
    if not home.paths:
        tables = files.read("home.toml")["path"]
        home.paths = raw([_path(table, courses[table["course"]]) for table in tables])
        home.save_revision().publish()


def _path(table: dict, course: Page) -> dict:
    value = {key: table[key] for key in ("title", "text", "label")}
    return {"type": "path", "value": {**value, "page": course.pk}}


def load_articles(home: HomePage, courses: dict[str, Page]) -> None:
    """Create the article index and the articles."""
    index = ArticleIndexPage(
        title="Artikel",
        slug="artikel",
        show_in_menus=True,
        summary="Bacaan singkat tentang bermedia dengan jernih dan melayani warga dengan santun.",
    )
    index = add(home, index)
    for table in files.read_all("articles/*.toml"):
        add(index, _article(table, courses))


def _article(table: dict, courses: dict[str, Page]) -> ArticlePage:
    return ArticlePage(
        title=table["title"],
        slug=table["slug"],
        summary=table["summary"],
        published_on=table["published_on"],
        reviewed_on=table["reviewed_on"],
        needs_legal_review=table["legal_review"],
        audience=table["audience"],
        course=courses[table["course"]],
        body=raw(stream(table["body"])),
    )


def load_info(home: HomePage) -> None:
    """Create the pages about the site itself."""
    for table in files.read_all("info/*.toml"):
        page = InfoPage(
            title=table["title"],
            slug=table["slug"],
            summary=table["summary"],
            reviewed_on=table.get("reviewed_on"),
            body=raw(stream(table["body"])),
        )
        add(home, page)
