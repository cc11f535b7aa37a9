"""A short conversation, and answers to it."""

from typing import Any

from quizzes.kinds.base import Body


def reply(text: str, to: str, trust: int = 0, reach: int = 0, risk: int = 0) -> dict[str, Any]:
    changes = {"trust": str(trust), "reach": str(reach), "risk": str(risk)}
    return {"text": text, "to": to, "feedback": f"Umpan balik: {text}", **changes}


def turn(name: str, text: str, *replies: dict[str, Any]) -> dict[str, Any]:
    value = {"name": name, "speaker": "Bu Ratna", "text": text, "replies": list(replies)}
    return {"type": "turn", "value": value}


def ending(name: str, text: str, outcome: str) -> dict[str, Any]:
    value = {
        "name": name,
        "speaker": "Bu Ratna",
        "text": text,
        "title": f"Judul: {name}",
        "outcome": outcome,
        "debrief": f"Ulasan: {name}",
        "rule": f"Aturan: {name}",
        "source": f"Sumber: {name}",
        "certainty": "secondary",
    }
    return {"type": "ending", "value": value}


# Best: "Terima kasih …", then "Kami kabari …". Never both in the same place, nor the longest.
DIALOGUE = {
    "me": "Admin Dinas",
    "parts": [
        turn(
            "Awal",
            "Jalan di depan rumah saya rusak!",
            reply("Terima kasih, Bu. Di mana?", "Tempat", trust=2, reach=1),
            reply("Itu bukan urusan kami, silakan tanya dinas yang lain saja.", "Marah", trust=-2),
        ),
        turn(
            "Tempat",
            "Di Blok Senin.",
            reply(
                "Besok pasti sudah mulus, Bu, kami jamin seratus persen.",
                "Kecewa",
                trust=-2,
                risk=1,
            ),
            reply("Kami kabari hari Jumat.", "Tenang", trust=2),
        ),
        turn(
            "Marah",
            "Saya viralkan saja!",
            reply("Silakan, nanti Ibu kami laporkan.", "Ribut", trust=-2, risk=2),
            reply("Maaf, Bu. Kami bantu teruskan.", "Kecewa", trust=1),
        ),
        ending("Tenang", "Saya tunggu, ya.", "good"),
        ending("Kecewa", "Sampai kini belum ada kabar.", "mixed"),
        ending("Ribut", "Tangkapan layarnya sudah saya unggah.", "bad"),
    ],
}


def by_text(body: Body, *texts: str) -> list[str]:
    """Return the ids of the replies that begin so."""
    replies = [r for node in body["nodes"] for r in node["replies"]]
    return [r["id"] for text in texts for r in replies if r["text"].startswith(text)]


def best(body: Body) -> list[str]:
    return by_text(body, "Terima kasih", "Kami kabari")


def worst(body: Body) -> list[str]:
    return by_text(body, "Itu bukan", "Silakan")


def everything(body: Body) -> list[str]:
    return [r["id"] for node in body["nodes"] for r in node["replies"]]
