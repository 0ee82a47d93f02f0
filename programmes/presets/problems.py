"""What is wrong in a preset file, all of it at once."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class FileProblem:
    """`file:line: where: sentence`."""

    file: str
    line: int
    where: str
    sentence: str

    def __str__(self):
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}: {where}{self.sentence}"


class PresetError(Exception):
    """A preset that is not loaded; `problems` holds every reason, in the order of the file."""

    def __init__(self, problems):
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
