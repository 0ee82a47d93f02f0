"""Themes in order, and a grade for each theme: both work without JavaScript."""

from typing import Any

from django import forms


class ThemesWidget(forms.Widget):
    """The themes by group, one control for each: `<name>-<theme key>`. Value: {theme key: what was chosen}."""

    use_fieldset = True

    def __init__(self, groups: list[tuple[str, list[tuple[str, str]]]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.groups = groups

    def keys(self) -> list[str]:
        return [key for _title, themes in self.groups for key, _label in themes]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        values = {key: data.get(f"{name}-{key}", "") for key in self.keys()}
        return {key: value for key, value in values.items() if value}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}-{key}" in data for key in self.keys())

    def id_for_label(self, id_: str, index: str = "0") -> str:
        return ""

    def chosen(self, value: Any) -> dict[str, str]:
        """Theme key -> what the control shows, of typed data or of a saved answer."""
        return {key: str(each) for key, each in (value or {}).items()}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, None, attrs)
        chosen = self.chosen(value)
        id_, number = context["widget"]["attrs"].get("id", name), 0
        groups: list[dict[str, Any]] = []
        for title, themes in self.groups:
            rows = []
            for key, label in themes:
                rows.append(
                    {"name": f"{name}-{key}", "id": f"{id_}_{number}", "label": label, "value": chosen.get(key, "")}
                )
                number += 1
            groups.append({"title": title, "themes": rows, "open": not groups or any(row["value"] for row in rows)})
        context["widget"]["groups"] = groups
        return context


class RankedWidget(ThemesWidget):
    """A number beside each theme; js/ranked.js makes it a list with Up and Down."""

    template_name = "programmes/applications/widgets/ranked.html"

    def __init__(self, groups: list[tuple[str, list[tuple[str, str]]]], most: int) -> None:
        super().__init__(groups)
        self.most = most

    def chosen(self, value: Any) -> dict[str, str]:
        if isinstance(value, list):
            return {key: str(number) for number, key in enumerate(value, 1)}
        return super().chosen(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"most": self.most, "numbers": [str(number) for number in range(1, self.most + 1)]}
        return context


class GradedWidget(ThemesWidget):
    """Radios 0 to 3 for each theme, the groups folded."""

    template_name = "programmes/applications/widgets/graded.html"

    def __init__(self, groups: list[tuple[str, list[tuple[str, str]]]], grades: list[str]) -> None:
        super().__init__(groups)
        self.grades = grades

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["grades"] = [(str(number), label) for number, label in enumerate(self.grades)]
        return context
