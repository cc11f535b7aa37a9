"""Fill a site with the demonstration content, or add what is missing of it."""

from django.core.management.base import BaseCommand
from django.db import transaction

from literasi.home.demo import courses, designs, directory, learning, pages, people
from literasi.home.demo.indexing import indexing_at_the_end


class Command(BaseCommand):
    help = __doc__

    @transaction.atomic
    def handle(self, *args, **options):
        with indexing_at_the_end():
            accounts = self._load()
        self._print_accounts(accounts)

    def _load(self):
        self._say("Instansi dan kontak")
        directory.load_agencies()
        directory.load_contacts()
        home = pages.load_home()
        directory.load_office_contact()
        pages.load_info(home)
        self._say("Kursus, pelajaran, dan soal")
        course_pages = courses.load_courses(home)
        self._say("Artikel dan lencana")
        pages.load_articles(home, course_pages)
        pages.load_paths(home, course_pages)
        designs.load_templates()
        directory.load_badges(course_pages)
        self._say("Akun")
        accounts = people.load_people()
        learning.load_learning(accounts, course_pages)
        return accounts

    def _say(self, line):
        self.stdout.write(f"  {line}", ending="\n")
        self.stdout.flush()

    def _print_accounts(self, accounts):
        for account, password in accounts:
            self.stdout.write(f"    {account.role:<22} {account.email:<34} {password}")
        if not accounts:
            self.stdout.write("    Akun contoh sudah ada; kata sandinya tidak berubah.")
