"""The one list that Django's admin draws: all units, searched and paged. Changing one is a page of ours."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from programmes.frame.site import OfficeAdmin, site
from programmes.models import Unit
from programmes.people.rules import can_set_up_system


@admin.register(Unit, site=site)
class UnitAdmin(OfficeAdmin):
    """Units of all organisations, for those who set up the system."""

    list_display = ["in_tree", "part_of", "leader"]
    change_list_template = "programmes/office/system/units.html"
    list_display_links = None
    list_select_related = ["parent", "leader"]
    search_fields = ["name"]

    def may(self, request: HttpRequest, verb: str, row: Any = None) -> bool:
        return verb == "view" and can_set_up_system(request.user)

    @admin.display(description=_("Unit"), ordering="path")
    def in_tree(self, unit: Unit) -> SafeString:
        """The name, leading to its own page."""
        return format_html('<a href="{}">{}</a>', reverse("office_unit", args=[unit.pk]), unit.name)

    @admin.display(description=_("Part of"))
    def part_of(self, unit: Unit) -> str:
        """The unit above; nothing for an organisation."""
        return unit.parent.name if unit.parent else ""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {"title": _("All units"), **(extra_context or {})})
