"""Everything under /admin/."""

from programmes.frame.site import urls

urlpatterns = urls()
