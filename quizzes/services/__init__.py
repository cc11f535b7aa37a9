"""What quizzes do to several rows at once. Keyword-only; the time may be passed in."""

from quizzes.services.allowing import allow, merge_allowances, prolong, withdraw
from quizzes.services.answering import Answer, Saved, save_answers
from quizzes.services.closing import (
    close_if_overdue,
    close_overdue,
    hand_in,
    submit_attempt,
)
from quizzes.services.flagging import find_signs, judge_flag
from quizzes.services.marking import (
    MarkRefused,
    assess,
    claim,
    correct_mark,
    forget_written,
    record_mark,
)
from quizzes.services.measuring import measure_everything
from quizzes.services.merging import merge_attempts
from quizzes.services.publishing import (
    publish_question,
    release_quiz,
    release_quizzes_asking,
    terms_of,
)
from quizzes.services.regrading import RegradeRefused, regrade
from quizzes.services.reversing import reverse_regrade
from quizzes.services.rooms import change_code, room_code
from quizzes.services.starting import Refused, start_attempt

__all__ = [
    "Answer",
    "MarkRefused",
    "Refused",
    "RegradeRefused",
    "Saved",
    "assess",
    "claim",
    "allow",
    "change_code",
    "close_if_overdue",
    "close_overdue",
    "correct_mark",
    "forget_written",
    "find_signs",
    "hand_in",
    "judge_flag",
    "measure_everything",
    "merge_allowances",
    "merge_attempts",
    "prolong",
    "publish_question",
    "record_mark",
    "regrade",
    "release_quiz",
    "release_quizzes_asking",
    "reverse_regrade",
    "room_code",
    "save_answers",
    "start_attempt",
    "submit_attempt",
    "terms_of",
    "withdraw",
]
