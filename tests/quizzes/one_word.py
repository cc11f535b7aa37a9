"""A fourth kind of question, living only in the tests: one word, typed."""

from fractions import Fraction

from wagtail import blocks


class OneWordBlock(blocks.StructBlock):
    answer = blocks.CharBlock(label="Jawaban")


class OneWord:
    name = "one_word"
    label = "Satu kata"
    template = "quizzes_tests/one_word.html"
    fixed_order = True

    def edit_block(self):
        return OneWordBlock()

    def freeze(self, value):
        return {"answer": value["answer"]}

    def options(self, body):
        return []

    def clean_response(self, body, values):
        return next((value.strip()[:100] for value in values if value.strip()), None)

    def solution(self, body):
        return [body["answer"]]

    def score(self, body, response):
        return Fraction(int((response or "").casefold() == body["answer"].casefold()))

    def present(self, body, order, response, review):
        key = body["answer"] if review and review.key else ""
        return {"response": response or "", "key": key}
