"""What groups may be allowed to do with the bank, as codenames of this app."""

_MODELS = ("question", "topic")

# Write and change questions; publishing stays with who reviews.
EDIT = tuple(f"{action}_{model}" for model in _MODELS for action in ("add", "change", "view"))
# All of that, and to publish, lock, unlock and delete.
REVIEW = (
    *EDIT,
    *(f"{action}_question" for action in ("publish", "lock", "unlock")),
    *(f"delete_{model}" for model in _MODELS),
    "view_regrade",
    "run_regrade",
)
