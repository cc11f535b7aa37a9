"""A published worked example: section six of the Law School Admission Test.

A thousand people, five questions scored 0 or 1: Bock and Lieberman (1970), Fitting a response
model for n dichotomously scored items, Psychometrika 35. The figures are those that Rizopoulos
(2006), ltm: An R package for latent variable modeling and item response theory analyses,
Journal of Statistical Software 17(5), prints of it: ``descript(LSAT)``.
"""

# How many gave each pattern of answers, from 00000 to 11111.
PATTERNS = (
    *(3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15),
    *(10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298),
)
QUESTIONS = 5
FACILITIES = (0.924, 0.709, 0.553, 0.763, 0.870)
# Point-biserial correlations with the total, the question itself excluded.
EXCLUDED = (0.1128, 0.1532, 0.1728, 0.1444, 0.1216)
ALPHA = 0.2950
ALPHA_WITHOUT = (0.2754, 0.2376, 0.2168, 0.2459, 0.2663)
TOTALS = {0: 3, 1: 20, 2: 85, 3: 237, 4: 357, 5: 298}


def scores() -> list[list[int]]:
    """Return a row of five scores for each of the thousand people."""
    return [
        [int(bit) for bit in f"{pattern:05b}"]
        for pattern, people in enumerate(PATTERNS)
        for _person in range(people)
    ]
