"""A mock post whose signs are to be spotted, and answers to it."""

from quizzes.kinds.base import Body


def part(role: str, text: str, *, sign: bool = False) -> dict:
    return {"role": role, "text": text, "sign": sign, "feedback": f"Karena: {text}"}


SENDER = "Info Bantuan Kecamatan"
URGENT = "Segera, hanya sampai pukul 12.00!"
GREETING = "Assalamualaikum, warga sekalian."
LINK = "bantuan-warga.example/klaim"
TIME = "11.40"

SPOT_SIGNS = {
    "form": "whatsapp",
    "parts": [
        part("sender", SENDER),
        part("text", GREETING),
        part("text", URGENT, sign=True),
        part("link", LINK, sign=True),
        part("date", TIME),
    ],
}


def marked(*texts: str):
    """Return what marks these parts of a frozen body."""
    return lambda body: [
        one["id"] for text in texts for one in body["parts"] if one["text"] == text
    ]


def everything(body: Body) -> list[str]:
    return [one["id"] for one in body["parts"]]
